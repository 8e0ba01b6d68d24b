// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import PoolData
import PoolModel
import Testing

/// A folder that is gone when the test is.
final class Scratch {
  let path: String

  init() throws {
    // Thousands of small files are written: in memory where the system has a place for that.
    let memory = "/dev/shm/"
    let root = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
    path = root + "pooldata-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes files into a folder of this one, and returns its path.
  func package(_ files: [String: String], named name: String = "package") throws -> String {
    try package(files.mapValues { Data($0.utf8) }, named: name)
  }
  func package(_ files: [String: Data], named name: String = "package") throws -> String {
    let folder = path + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (file, data) in files { try data.write(to: URL(fileURLWithPath: folder + "/" + file)) }
    return folder
  }
}

/// A small sound package with a row or more in every table, written as we write it.
enum Sample {
  static let files: [String: String] = [
    "policy.json": """
    {"first_day": "2026-11-30", "weeks": 8, "goals": ["value", {"name": "cost", "tolerance": 0.005}],
     "marginal_cost": {"agency": 95.25}, "reading_order": []}
    """,
    "boards.csv": "board,name\n16SW,\"Stichting \"\"De Kreek\"\", Goes\"\n",
    "locations.csv": """
    location,name,board,latitude,longitude,postcode,place,holiday_region,sector
    16SW00,Kreekcollege,16SW,51.5036,3.8881,4461AA,Goes,zuid,vo
    16SW03,Kreekcollege mbo,16SW,51.4989,3.6108,,Middelburg,,mbo

    """,
    "bells.csv": """
    location,period,start,end
    ,1,08:30,09:20
    ,2,09:20,10:10
    ,3,10:30,11:20
    16SW03,1,09:00,10:00

    """,
    "holidays.csv": "holiday_region,from,until,name\nzuid,2026-12-21,2027-01-03,Kerstvakantie\n",
    "subjects.csv": "subject,name,reporting_group\nne,Nederlands,talen\nwi,Wiskunde,exact\n",
    "levels.csv": "level,name,level_group\nh4,havo 4,upper\nb2,vmbo-b 2,vmbo\n",
    "authority.csv": """
    level_group,degree,tier,hours_max,months_max,from,until
    upper,first,0,,,,
    vmbo,second,0,,,,
    vmbo,trainee,2,12.5,24,2024-08-01,

    """,
    "neighbours.csv": "subject,neighbour,tier\nwi,ne,2\n",
    "postcodes.csv": "postcode4,latitude,longitude\n4331,51.4985,3.6136\n",
    "members.csv": """
    member,hire,latitude,longitude,postcode4,mode,travel_max,hours_max,hours_min,locations_max,from,until,\
    cost_per_hour,conduct_certificate,exception_until,board
    p1,permanent,51.5,3.9,,car,45,17.5,8,2,2026-08-01,,,2026-06-01,,16SW
    p2,agency,,,4331,bike,30,20.83,0,1,2026-08-01,2027-07-31,77.5,2025-06-01,2027-01-31,

    """,
    "qualifications.csv": "member,subject,degree,from,until\np1,wi,first,,\np2,ne,second,2020-01-01,\n",
    "availability.csv": "member,weekday,start,end,from,until\np1,1,08:00,17:00,,\np2,2,00:00,24:00,,\n",
    "vacancies.csv": """
    vacancy,location,subject,from,until,priority,members_max,tier_max,kind,submitted
    v1,16SW00,wi,2026-11-30,2027-01-31,5,1,2,replacement,2026-11-20
    v2,16SW03,ne,2026-12-07,2027-01-08,9,2,1,peak,2026-11-23

    """,
    "lesson_groups.csv": "group,vacancy,level,minutes\ng1,v1,h4,\ng2,v2,b2,120\n",
    "lessons.csv": "group,weekday,period,start,end\ng1,1,1,,\ng1,4,,09:20,10:10\n",
    "preferences.csv": """
    member,location,vacancy,kind,by,from,until
    p1,16SW00,,prefer,member,,
    p2,,v2,exclude,school,,
    p1,16SW03,,exclude,court,2026-12-01,

    """,
    "overrides.csv": """
    override,kind,member,group,vacancy,from,until,rules,by,on,code,withdrawn
    O0001,force,p1,g1,,2026-11-30,2026-12-20,reach hours-per-week,desk-1,2026-11-20,K2,
    O0002,forbid,p9,,v9,2026-12-07,2026-12-20,,desk-2,2026-11-21,K5,2026-11-27

    """,
    "placements.csv": "group,member,from,until,state\ng1,p1,2026-11-30,2026-12-20,running\n",
    "publications.csv": """
    publication,on,by,from,weeks,input_sha256
    1,2026-11-20,desk-1,2026-11-23,9,5f70bf18
    2,2026-11-27,desk-2,2026-11-30,8,6a81c029

    """,
    "published.csv": """
    publication,group,member,from,until,state
    1,g1,p1,2026-11-30,2026-12-20,published
    2,g0,p0,2026-11-30,2026-12-20,running
    2,g1,p1,2026-11-30,2026-12-20,running

    """,
  ]

  /// The files with one of them replaced, or removed.
  static func with(_ file: String, _ text: String?) -> [String: String] {
    var changed = files
    changed[file] = text
    return changed
  }
}
