#!/usr/bin/python3
"""QGIS opens the vector tiles of a running server and draws them.

    apt-get install python3-qgis
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/checks/qgis_tiles.py http://127.0.0.1:8080

Prints the version, whether the layer is valid, how many colours its drawing has and how much of it is drawn. Ends
with 1 when the layer is not valid or the drawing is blank.
"""

import json
import sys
import urllib.request

from qgis.core import (
    Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsMapRendererCustomPainterJob,
    QgsMapSettings, QgsProject, QgsRectangle, QgsVectorTileLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

base = sys.argv[1].rstrip("/")
about = json.load(urllib.request.urlopen(f"{base}/tiles/atlas.json"))
app = QgsApplication([], False)
app.initQgis()
template = about["tiles"][0].replace("&", "%26").replace("=", "%3D")
layer = QgsVectorTileLayer(f"type=xyz&url={template}&zmin={about['minzoom']}&zmax={about['maxzoom']}", "atlas")
mercator = QgsCoordinateReferenceSystem("EPSG:3857")
to_mercator = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), mercator, QgsProject.instance())
settings = QgsMapSettings()
settings.setLayers([layer])
settings.setDestinationCrs(mercator)
settings.setExtent(to_mercator.transformBoundingBox(QgsRectangle(*about["bounds"])))
settings.setOutputSize(QSize(900, 700))
image = QImage(QSize(900, 700), QImage.Format_ARGB32)
image.fill(QColor("white"))
painter = QPainter(image)
job = QgsMapRendererCustomPainterJob(settings, painter)
job.renderSynchronously()
painter.end()
colours = {image.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 700, 3)}
drawn = sum(image.pixel(x, y) != 0xFFFFFFFF for x in range(0, 900, 3) for y in range(0, 700, 3)) / (300 * 234)
print(f"QGIS {Qgis.QGIS_VERSION}: valid {layer.isValid()}, {len(colours)} colours, {drawn:.0%} drawn")
ok = layer.isValid() and drawn > 0.2
del layer
app.exitQgis()
sys.exit(0 if ok else 1)
