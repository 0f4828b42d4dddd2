"""QGIS opens the OGC API Features of a running server (headless).

    apt-get install --no-install-recommends python3-qgis qgis-providers
    QT_QPA_PLATFORM=offscreen python3 tests/checks/qgis_oapif.py http://127.0.0.1:8080

For each collection: the count, the types of geometry and the system of coordinates as QGIS reads them.
"""

import sys
from collections import Counter

from qgis.core import Qgis, QgsApplication, QgsVectorLayer, QgsWkbTypes

EXPECTED = {"zones": 11, "municipalities": 312, "projects": None, "needs": 167, "indicators": None}

base = sys.argv[1].rstrip("/")
app = QgsApplication([], False)
app.initQgis()
print("QGIS", Qgis.QGIS_VERSION)
failed = False
for name, count in EXPECTED.items():
    layer = QgsVectorLayer(f"url='{base}/ogc' typename='{name}' version='OGC_API'", name, "OAPIF")
    features = list(layer.getFeatures()) if layer.isValid() else []
    kinds = Counter(
        QgsWkbTypes.displayString(f.geometry().wkbType()) if f.hasGeometry() else "none" for f in features
    )
    good = layer.isValid() and len(features) > 0 and (count is None or len(features) == count)
    failed |= not good
    print("ok  " if good else "FAIL", name, len(features), layer.crs().authid(), dict(kinds), layer.fields().count(), "fields")
    if not good:
        print("    ", layer.error().summary())
app.exitQgis()
sys.exit(1 if failed else 0)
