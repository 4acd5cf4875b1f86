import json

import libnorm


def test_bytes_and_text():
    data = "Été à la plage\n\nLe maire a dit mardi que la plage restera ouverte jusqu'à la fin de l'été.\n"
    record = json.loads(libnorm.normalize(data.encode()).to_json())
    assert record["status"] == "ok"
    assert "la plage restera ouverte" in record["text"]
    assert json.loads(libnorm.normalize(data).to_json())["text"] == record["text"]
