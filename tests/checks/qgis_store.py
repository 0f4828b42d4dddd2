"""QGIS opens, draws and edits a store (headless).

    apt-get install --no-install-recommends python3-qgis qgis-providers
    atlante init FILE.gpkg
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/checks/qgis_store.py FILE.gpkg
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/checks/qgis_store.py "host=localhost dbname=atlante user=office"

The second is a store in PostGIS, in its schema `atlante`, made by `atlante init postgres://office@localhost/atlante`.

For each layer: count, type of geometry, system of coordinates, whether it can be edited; then the shipped style, an edited cell and a
drawn place, committed as the user's "save" does it. `atlante check` and `atlante history` then tell what came of it.
"""

import sys

from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsVectorLayer, QgsWkbTypes

EXPECTED = {
    "municipalities": ("MultiPolygon", "EPSG:4326", 312),
    "projects_point": ("MultiPoint", "EPSG:4326", 0),
    "projects_line": ("MultiLineString", "EPSG:4326", 0),
    "projects_area": ("MultiPolygon", "EPSG:4326", 0),
    "projects": ("NoGeometry", "", 113),
    "zones": ("NoGeometry", "", 11),
}

store = sys.argv[1]
app = QgsApplication([], False)
app.initQgis()
print("QGIS", Qgis.QGIS_VERSION)
failed = False


def say(good, *what):
    global failed
    failed |= not good
    print("ok  " if good else "FAIL", *what)


def open_layer(name):
    if store.endswith(".gpkg"):
        return QgsVectorLayer(f"{store}|layername={name}", name, "ogr")
    geometry = " (geom)" if EXPECTED[name][1] else ""
    uri = f"{store} key='fid' table=\"atlante\".\"{name}\"{geometry}"
    return QgsVectorLayer(uri, name, "postgres")


for name, (kind, crs, count) in EXPECTED.items():
    layer = open_layer(name)
    found = (QgsWkbTypes.displayString(layer.wkbType()), layer.crs().authid(), layer.featureCount())
    say(layer.isValid() and found == (kind, crs, count), name, *found)

municipalities = open_layer("municipalities")
categories = getattr(municipalities.renderer(), "categories", list)()
say(len(categories) == 11, "style of the municipalities:", municipalities.renderer().type(), len(categories), "zones")
shapes = [f.geometry() for f in municipalities.getFeatures()]
say(all(g.isGeosValid() for g in shapes), "polygons valid:", sum(g.isGeosValid() for g in shapes), "of", len(shapes))

projects = open_layer("projects")
feature = next(projects.getFeatures("\"id\" = 'metrodigital'"))
projects.startEditing()
for column, value in (("status", "funded"), ("precision", "exact")):
    projects.changeAttributeValue(feature.id(), projects.fields().indexOf(column), value)
say(projects.commitChanges(), "a cell edited and saved", projects.commitErrors())

points = open_layer("projects_point")
points.startEditing()
drawn = QgsFeature(points.fields())
drawn.setAttribute("id", "metrodigital")
drawn.setGeometry(QgsGeometry.fromWkt("MultiPoint((7.6868564821 45.0703120003))"))
points.addFeature(drawn)
say(points.commitChanges(), "a place drawn and saved", points.commitErrors())
app.exitQgis()
sys.exit(1 if failed else 0)
