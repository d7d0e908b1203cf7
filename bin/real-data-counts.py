"""Counts the real files without Lykta's readers: python3 bin/real-data-counts.py FOLDER."""

import csv
import gzip
import json
import re
import sys
from pathlib import Path

NOT_COUNTED = re.compile(r"Sammanfattning .*|Uppdatering|Information|Övrigt")
TABLES = [
    ("chicago", "crime_chicago_assaults/chicago_aggravated_assaults_2010_2017.csv.gz", ",", None, "longitude", "latitude"),
    ("new york", "crime_nyc_vehicle_thefts/nyc_vehicle_thefts_2014_2016.csv.gz", ",", "uid", "longitude", "latitude"),
    ("lancashire", "crime_uk_lancashire_asb/lancashire_asb_2022.tab.gz", "\t", None, "longitude", "latitude"),
    ("vancouver", "crime_vancouver_2020/vancouver_crime_2020-01_to_2020-08.csv.gz", ",", None, "X", "Y"),
    ("boston", "obs_boston_311_2015/boston_311_disorder_2015-01_to_2015-10.csv.gz", ",", "CASE_ENQUIRY_ID", "LONGITUDE", "LATITUDE"),
]


def table(folder, name, file, delimiter, key, x, y):
    with gzip.open(folder / file, "rt", encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text, delimiter=delimiter))
    withheld = sum(1 for row in rows if row[x] in ("", "0", "0.0") or row[y] in ("", "0", "0.0"))
    keys = f", {len({row[key] for row in rows}):,} distinct keys" if key else ""
    print(f"- {name}: {len(rows):,} rows{keys}, {withheld:,} without a position")


def area(event, areas):
    """The title's municipality or county; the location's only when the title names none."""
    return areas.get(event["name"].rsplit(",", 1)[-1].strip().lower()) or areas.get(event["location"]["name"].strip().lower())


def content(event, areas):
    return (event["datetime"], event["name"], event["summary"], event["type"], area(event, areas))


def police(folder):
    areas = {}
    for line in Path("app/src/main/resources/se/lykta/ingest/police/swedish-areas.csv").read_text("utf-8").splitlines():
        if line[:1].isdigit():
            code, name = line.split(";")[:2]
            areas[name.strip().lower()] = code
    rows, by_title, by_location, municipality, county, own, counted = 0, 0, 0, 0, 0, 0, 0
    now = {}
    for file in sorted((folder / "polisen_events").glob("events_*.json.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as text:
            for event in json.load(text):
                rows += 1
                now[event["id"]] = content(event, areas)
                title = areas.get(event["name"].rsplit(",", 1)[-1].strip().lower())
                code = area(event, areas)
                by_title += title is not None
                by_location += title is None and code is not None
                municipality += len(code or "") == 4
                county += len(code or "") == 2
                own += code == "1489"
                counted += code == "1489" and not NOT_COUNTED.fullmatch(event["type"].strip())
    print(f"- police events: {rows:,} rows, {len(now):,} distinct ids; area from the title {by_title:,}, "
          f"from the location {by_location:,}; municipality {municipality:,}, county only {county:,}; "
          f"naming 1489 {own:,}, of them counted {counted:,}")
    told, fresh, changed, same = 0, 0, 0, 0
    with gzip.open(folder / "polisen_events/event_versions.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for version in json.loads(line)["versions"]:
                told += 1
                event = version["event"]
                before = now.get(event["id"])
                fresh += before is None
                same += before == content(event, areas)
                changed += before is not None and before != content(event, areas)
                now[event["id"]] = content(event, areas)
    print(f"- police event versions after that: {told:,} rows: {fresh:,} new, {changed:,} changed, {same:,} same")


def picture(name, period, seconds):
    cells = list(csv.DictReader(sys.stdin))
    filled = [cell for cell in cells if int(cell["count"]) > 0]
    significant = sum(1 for cell in cells if cell["giQ"] and float(cell["giQ"]) <= 0.05)
    print(f"| {name} | {period} | {len(filled):,} | {sum(int(cell['count']) for cell in filled):,} | {significant:,} "
          f"| {float(Path(seconds).read_text().split()[-1]):.0f} |")


if sys.argv[1] == "--picture":
    picture(*sys.argv[2:])
else:
    for one in TABLES:
        table(Path(sys.argv[1]), *one)
    police(Path(sys.argv[1]))
