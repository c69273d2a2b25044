// Made by actograph. Load it with: cypher-shell -f FILE. Loading it again changes nothing.
CREATE CONSTRAINT actograph_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT actograph_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT actograph_evidence IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
UNWIND [
  {id: 'politics', lang: 'de'}
] AS row
MERGE (n:Document {id: row.id}) SET n += row;
UNWIND [
  {id: 'eirik-dalmo', name: 'Eirik Dalmo', kind: 'person', country: 'NOR', named: true, mentions: 1, aliases: ['Eirik Dalmo', 'norwegischen Ministerpräsidenten Eirik Dalmo']},
  {id: 'ingrid-solvang', name: 'Ingrid Solvang', kind: 'person', country: 'NOR', named: true, mentions: 5, aliases: ['Ingrid Solvang', 'norwegische Außenministerin Ingrid Solvang', 'Ministerin', 'Solvang']},
  {id: 'jon-hallgrimsson', name: 'Jon Hallgrimsson', kind: 'person', country: 'ISL', named: true, mentions: 5, aliases: ['Jon Hallgrimsson', 'isländischen Kollegen Jon Hallgrimsson', 'Hallgrimsson']},
  {id: 'lars-nygard', name: 'Lars Nygård', kind: 'person', named: true, mentions: 2, aliases: ['Lars Nygård', 'Regierungssprecher Lars Nygård', 'Nygård']},
  {id: 'lob', name: 'Lob', kind: 'person', named: true, mentions: 1, aliases: ['Lob']},
  {id: 'marta-zielewska', name: 'Marta Zielewska', kind: 'person', named: true, mentions: 2, aliases: ['Marta Zielewska', 'EU-Kommissarin Marta Zielewska']},
  {id: 'olaf-brekke', name: 'Olaf Brekke', kind: 'person', named: true, mentions: 4, aliases: ['Vorsitzende', 'Olaf Brekke', 'Brekke', 'Vorsitzende des Fischereiverbandes Nordmeer']},
  {id: 'sprecherin', name: 'Sprecherin', kind: 'person', country: 'DEU', named: true, mentions: 1, aliases: ['Sprecherin']}
] AS row
MERGE (n:Actor {id: row.id}) SET n:Person, n += row;
UNWIND [
  {id: 'auswaertigen-amtes', name: 'Auswärtigen Amtes', kind: 'organization', country: 'DEU', named: true, mentions: 1, aliases: ['Auswärtigen Amtes']},
  {id: 'bruessel', name: 'Brüssel', kind: 'organization', named: true, mentions: 1, aliases: ['Brüssel']},
  {id: 'europaeischen-union', name: 'Europäischen Union', kind: 'organization', named: true, mentions: 2, aliases: ['Europäischen Union', 'EU']},
  {id: 'fischereiverbandes-nordmeer', name: 'Fischereiverbandes Nordmeer', kind: 'organization', named: false, mentions: 1, aliases: ['Fischereiverbandes Nordmeer']},
  {id: 'internationalen-gerichtshof', name: 'Internationalen Gerichtshof', kind: 'organization', named: true, mentions: 1, aliases: ['Internationalen Gerichtshof']},
  {id: 'norwegische-kuestenwache', name: 'norwegische Küstenwache', kind: 'organization', country: 'NOR', named: true, mentions: 1, aliases: ['norwegische Küstenwache']}
] AS row
MERGE (n:Actor {id: row.id}) SET n:Organization, n += row;
UNWIND [
  {id: 'bundesregierung', name: 'Bundesregierung', kind: 'place', named: true, mentions: 2, aliases: ['Bundesregierung', 'Regierungen']},
  {id: 'deutschland', name: 'Deutschland', kind: 'place', country: 'DEU', named: true, mentions: 1, aliases: ['Deutschland']},
  {id: 'frankreich', name: 'Frankreich', kind: 'place', country: 'FRA', named: true, mentions: 1, aliases: ['Frankreich']},
  {id: 'island', name: 'Island', kind: 'place', country: 'ISL', named: true, mentions: 8, aliases: ['Island', 'isländischen', 'isländische']},
  {id: 'laendern', name: 'Ländern', kind: 'place', named: false, mentions: 1, aliases: ['Ländern']},
  {id: 'nordmeer', name: 'Nordmeer', kind: 'place', named: true, mentions: 1, aliases: ['Nordmeer']},
  {id: 'norwegen', name: 'Norwegen', kind: 'place', country: 'NOR', named: true, mentions: 8, aliases: ['Norwegen', 'norwegische', 'norwegischen']},
  {id: 'oslo', name: 'Oslo', kind: 'place', country: 'NOR', named: true, mentions: 3, aliases: ['Oslo', 'Regierung in Oslo']},
  {id: 'regierung', name: 'Regierung', kind: 'place', named: false, mentions: 1, aliases: ['Regierung']},
  {id: 'reykjavik', name: 'Reykjavik', kind: 'place', country: 'ISL', named: true, mentions: 2, aliases: ['Reykjavik', 'isländische Regierung']}
] AS row
MERGE (n:Actor {id: row.id}) SET n:Place, n += row;
UNWIND [
  {id: 'beobachter', name: 'Beobachter', kind: 'group', named: true, mentions: 1, aliases: ['Beobachter', 'Beobachter der Europäischen Union']}
] AS row
MERGE (n:Actor {id: row.id}) SET n:Group, n += row;
UNWIND [
  {source: 'island', target: 'norwegen', edge: {id: 'island--ACCUSE--norwegen', type: 'ACCUSE', quad: 'verbal-conflict', symmetric: false, weight: 1, status: 'intended', negated: false, by: [], confidence: 0.32, predicates: ['verklagen'], documents: ['politics']}},
  {source: 'olaf-brekke', target: 'ingrid-solvang', edge: {id: 'olaf-brekke--ACCUSE--ingrid-solvang', type: 'ACCUSE', quad: 'verbal-conflict', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.45, predicates: ['kritisieren'], documents: ['politics']}},
  {source: 'reykjavik', target: 'norwegen', edge: {id: 'reykjavik--ACCUSE--norwegen', type: 'ACCUSE', quad: 'verbal-conflict', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.96, predicates: ['vorwerfen'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`ACCUSE` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'beobachter', target: 'europaeischen-union', edge: {id: 'beobachter--AFFILIATION--europaeischen-union', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.56, predicates: ['Beobachter'], documents: ['politics']}},
  {source: 'eirik-dalmo', target: 'norwegen', edge: {id: 'eirik-dalmo--AFFILIATION--norwegen', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.96, predicates: ['Ministerpräsident'], documents: ['politics']}},
  {source: 'ingrid-solvang', target: 'norwegen', edge: {id: 'ingrid-solvang--AFFILIATION--norwegen', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.98, predicates: ['Außenministerin'], documents: ['politics']}},
  {source: 'jon-hallgrimsson', target: 'island', edge: {id: 'jon-hallgrimsson--AFFILIATION--island', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.77, predicates: ['Kollege'], documents: ['politics']}},
  {source: 'lars-nygard', target: 'norwegische-kuestenwache', edge: {id: 'lars-nygard--AFFILIATION--norwegische-kuestenwache', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.66, predicates: ['Regierungssprecher'], documents: ['politics']}},
  {source: 'marta-zielewska', target: 'europaeischen-union', edge: {id: 'marta-zielewska--AFFILIATION--europaeischen-union', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.74, predicates: ['Kommissarin'], documents: ['politics']}},
  {source: 'norwegische-kuestenwache', target: 'norwegen', edge: {id: 'norwegische-kuestenwache--AFFILIATION--norwegen', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.8, predicates: ['Küstenwache'], documents: ['politics']}},
  {source: 'olaf-brekke', target: 'fischereiverbandes-nordmeer', edge: {id: 'olaf-brekke--AFFILIATION--fischereiverbandes-nordmeer', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.72, predicates: ['Vorsitzend'], documents: ['politics']}},
  {source: 'sprecherin', target: 'auswaertigen-amtes', edge: {id: 'sprecherin--AFFILIATION--auswaertigen-amtes', type: 'AFFILIATION', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.77, predicates: ['Sprecherin'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`AFFILIATION` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'ingrid-solvang', target: 'island', edge: {id: 'ingrid-solvang--AGREE--island', type: 'AGREE', quad: 'verbal-cooperation', symmetric: true, weight: 1, status: 'claimed', negated: false, by: ['Olaf Brekke'], confidence: 0.95, predicates: ['versprechen'], documents: ['politics']}},
  {source: 'marta-zielewska', target: 'laendern', edge: {id: 'marta-zielewska--AGREE--laendern', type: 'AGREE', quad: 'verbal-cooperation', symmetric: true, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.74, predicates: ['Hilfe anbieten'], documents: ['politics']}},
  {source: 'norwegen', target: 'island', edge: {id: 'norwegen--AGREE--island', type: 'AGREE', quad: 'verbal-cooperation', symmetric: true, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.5, predicates: ['zugehen'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`AGREE` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'ingrid-solvang', target: 'jon-hallgrimsson', edge: {id: 'ingrid-solvang--CONSULT--jon-hallgrimsson', type: 'CONSULT', quad: 'verbal-cooperation', symmetric: true, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.86, predicates: ['treffen'], documents: ['politics']}},
  {source: 'jon-hallgrimsson', target: 'eirik-dalmo', edge: {id: 'jon-hallgrimsson--CONSULT--eirik-dalmo', type: 'CONSULT', quad: 'verbal-cooperation', symmetric: true, weight: 1, status: 'intended', negated: false, by: [], confidence: 0.95, predicates: ['telefonieren'], documents: ['politics']}},
  {source: 'norwegen', target: 'island', edge: {id: 'norwegen--CONSULT--island', type: 'CONSULT', quad: 'verbal-cooperation', symmetric: true, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.75, predicates: ['verhandeln'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`CONSULT` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'norwegen', target: 'beobachter', edge: {id: 'norwegen--OTHER--beobachter', type: 'OTHER', symmetric: false, weight: 1, status: 'intended', negated: false, by: [], confidence: 0.3, predicates: ['lassen'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`OTHER` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'jon-hallgrimsson', target: 'norwegen', edge: {id: 'jon-hallgrimsson--REQUEST--norwegen', type: 'REQUEST', quad: 'verbal-conflict', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.96, predicates: ['auffordern'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`REQUEST` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'bundesregierung', target: 'island', edge: {id: 'bundesregierung--SUPPORT--island', type: 'SUPPORT', quad: 'verbal-cooperation', symmetric: false, weight: 1, status: 'claimed', negated: false, by: ['Sprecherin'], confidence: 0.66, predicates: ['unterstützen'], documents: ['politics']}},
  {source: 'marta-zielewska', target: 'ingrid-solvang', edge: {id: 'marta-zielewska--SUPPORT--ingrid-solvang', type: 'SUPPORT', quad: 'verbal-cooperation', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.97, predicates: ['danken'], documents: ['politics']}},
  {source: 'marta-zielewska', target: 'jon-hallgrimsson', edge: {id: 'marta-zielewska--SUPPORT--jon-hallgrimsson', type: 'SUPPORT', quad: 'verbal-cooperation', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.89, predicates: ['danken'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`SUPPORT` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'olaf-brekke', target: 'regierung', edge: {id: 'olaf-brekke--THREATEN--regierung', type: 'THREATEN', quad: 'verbal-conflict', symmetric: false, weight: 1, status: 'actual', negated: false, by: [], confidence: 0.68, predicates: ['drohen'], documents: ['politics']}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MERGE (s)-[r:`THREATEN` {id: row.edge.id}]->(t) SET r += row.edge;
UNWIND [
  {source: 'beobachter', target: 'europaeischen-union', document: 'politics', evidence: {id: 'beobachter--AFFILIATION--europaeischen-union#1', relation: 'beobachter--AFFILIATION--europaeischen-union', type: 'AFFILIATION', text: 'Hallgrimsson forderte Norwegen auf, Beobachter der Europäischen Union an Bord zu lassen.', trigger: 'Beobachter', predicate: 'Beobachter', status: 'actual', by: [], negated: false, confidence: 0.56, sentence: 8, start: 602, end: 690}},
  {source: 'bundesregierung', target: 'island', document: 'politics', evidence: {id: 'bundesregierung--SUPPORT--island#1', relation: 'bundesregierung--SUPPORT--island', type: 'SUPPORT', text: 'Die Bundesregierung werde Island bei der Überwachung der Fanggebiete unterstützen, teilte eine Sprecherin des Auswärtigen Amtes mit.', trigger: 'unterstützen', predicate: 'unterstützen', status: 'claimed', by: ['Sprecherin'], negated: false, confidence: 0.66, sentence: 15, start: 1166, end: 1298}},
  {source: 'eirik-dalmo', target: 'norwegen', document: 'politics', evidence: {id: 'eirik-dalmo--AFFILIATION--norwegen#1', relation: 'eirik-dalmo--AFFILIATION--norwegen', type: 'AFFILIATION', text: 'Am Freitag will Hallgrimsson mit dem norwegischen Ministerpräsidenten Eirik Dalmo telefonieren.', trigger: 'Ministerpräsidenten', predicate: 'Ministerpräsident', status: 'actual', by: [], negated: false, confidence: 0.96, sentence: 16, start: 1300, end: 1395}},
  {source: 'ingrid-solvang', target: 'island', document: 'politics', evidence: {id: 'ingrid-solvang--AGREE--island#1', relation: 'ingrid-solvang--AGREE--island', type: 'AGREE', text: 'Der Vorsitzende des Fischereiverbandes Nordmeer, Olaf Brekke, kritisierte die Ministerin scharf: „Ingrid Solvang hat Island zu viel versprochen.“', trigger: 'versprochen', predicate: 'versprechen', status: 'claimed', by: ['Olaf Brekke'], negated: false, confidence: 0.95, sentence: 10, start: 752, end: 897}},
  {source: 'ingrid-solvang', target: 'jon-hallgrimsson', document: 'politics', evidence: {id: 'ingrid-solvang--CONSULT--jon-hallgrimsson#1', relation: 'ingrid-solvang--CONSULT--jon-hallgrimsson', type: 'CONSULT', text: 'Die norwegische Außenministerin Ingrid Solvang traf am Dienstag in Reykjavik ihren isländischen Kollegen Jon Hallgrimsson.', trigger: 'traf', predicate: 'treffen', status: 'actual', by: [], negated: false, confidence: 0.86, sentence: 3, start: 132, end: 254}},
  {source: 'ingrid-solvang', target: 'norwegen', document: 'politics', evidence: {id: 'ingrid-solvang--AFFILIATION--norwegen#1', relation: 'ingrid-solvang--AFFILIATION--norwegen', type: 'AFFILIATION', text: 'Die norwegische Außenministerin Ingrid Solvang traf am Dienstag in Reykjavik ihren isländischen Kollegen Jon Hallgrimsson.', trigger: 'Außenministerin', predicate: 'Außenministerin', status: 'actual', by: [], negated: false, confidence: 0.98, sentence: 3, start: 132, end: 254}},
  {source: 'island', target: 'norwegen', document: 'politics', evidence: {id: 'island--ACCUSE--norwegen#1', relation: 'island--ACCUSE--norwegen', type: 'ACCUSE', text: 'Sollten die Verhandlungen scheitern, werde Island Norwegen vor dem Internationalen Gerichtshof verklagen, kündigte der Außenminister an.', trigger: 'verklagen', predicate: 'verklagen', status: 'intended', by: [], negated: false, confidence: 0.32, sentence: 17, start: 1396, end: 1532}},
  {source: 'jon-hallgrimsson', target: 'eirik-dalmo', document: 'politics', evidence: {id: 'jon-hallgrimsson--CONSULT--eirik-dalmo#1', relation: 'jon-hallgrimsson--CONSULT--eirik-dalmo', type: 'CONSULT', text: 'Am Freitag will Hallgrimsson mit dem norwegischen Ministerpräsidenten Eirik Dalmo telefonieren.', trigger: 'telefonieren', predicate: 'telefonieren', status: 'intended', by: [], negated: false, confidence: 0.95, sentence: 16, start: 1300, end: 1395}},
  {source: 'jon-hallgrimsson', target: 'island', document: 'politics', evidence: {id: 'jon-hallgrimsson--AFFILIATION--island#1', relation: 'jon-hallgrimsson--AFFILIATION--island', type: 'AFFILIATION', text: 'Die norwegische Außenministerin Ingrid Solvang traf am Dienstag in Reykjavik ihren isländischen Kollegen Jon Hallgrimsson.', trigger: 'Kollegen', predicate: 'Kollege', status: 'actual', by: [], negated: false, confidence: 0.77, sentence: 3, start: 132, end: 254}},
  {source: 'jon-hallgrimsson', target: 'norwegen', document: 'politics', evidence: {id: 'jon-hallgrimsson--REQUEST--norwegen#1', relation: 'jon-hallgrimsson--REQUEST--norwegen', type: 'REQUEST', text: 'Hallgrimsson forderte Norwegen auf, Beobachter der Europäischen Union an Bord zu lassen.', trigger: 'forderte … auf', predicate: 'auffordern', status: 'actual', by: [], negated: false, confidence: 0.96, sentence: 8, start: 602, end: 690}},
  {source: 'lars-nygard', target: 'norwegische-kuestenwache', document: 'politics', evidence: {id: 'lars-nygard--AFFILIATION--norwegische-kuestenwache#1', relation: 'lars-nygard--AFFILIATION--norwegische-kuestenwache', type: 'AFFILIATION', text: 'Die norwegische Küstenwache habe kein Schiff aus Island beschlagnahmt, sagte Regierungssprecher Lars Nygård.', trigger: 'Regierungssprecher', predicate: 'Regierungssprecher', status: 'actual', by: [], negated: false, confidence: 0.66, sentence: 7, start: 492, end: 600}},
  {source: 'marta-zielewska', target: 'europaeischen-union', document: 'politics', evidence: {id: 'marta-zielewska--AFFILIATION--europaeischen-union#1', relation: 'marta-zielewska--AFFILIATION--europaeischen-union', type: 'AFFILIATION', text: 'EU-Kommissarin Marta Zielewska dankte Solvang und Hallgrimsson und bot beiden Ländern ihre Hilfe an.', trigger: 'Kommissarin', predicate: 'Kommissarin', status: 'actual', by: [], negated: false, confidence: 0.74, sentence: 13, start: 990, end: 1090}},
  {source: 'marta-zielewska', target: 'ingrid-solvang', document: 'politics', evidence: {id: 'marta-zielewska--SUPPORT--ingrid-solvang#1', relation: 'marta-zielewska--SUPPORT--ingrid-solvang', type: 'SUPPORT', text: 'EU-Kommissarin Marta Zielewska dankte Solvang und Hallgrimsson und bot beiden Ländern ihre Hilfe an.', trigger: 'dankte', predicate: 'danken', status: 'actual', by: [], negated: false, confidence: 0.97, sentence: 13, start: 990, end: 1090}},
  {source: 'marta-zielewska', target: 'jon-hallgrimsson', document: 'politics', evidence: {id: 'marta-zielewska--SUPPORT--jon-hallgrimsson#1', relation: 'marta-zielewska--SUPPORT--jon-hallgrimsson', type: 'SUPPORT', text: 'EU-Kommissarin Marta Zielewska dankte Solvang und Hallgrimsson und bot beiden Ländern ihre Hilfe an.', trigger: 'dankte', predicate: 'danken', status: 'actual', by: [], negated: false, confidence: 0.89, sentence: 13, start: 990, end: 1090}},
  {source: 'marta-zielewska', target: 'laendern', document: 'politics', evidence: {id: 'marta-zielewska--AGREE--laendern#1', relation: 'marta-zielewska--AGREE--laendern', type: 'AGREE', text: 'EU-Kommissarin Marta Zielewska dankte Solvang und Hallgrimsson und bot beiden Ländern ihre Hilfe an.', trigger: 'bot … Hilfe an', predicate: 'Hilfe anbieten', status: 'actual', by: [], negated: false, confidence: 0.74, sentence: 13, start: 990, end: 1090}},
  {source: 'norwegen', target: 'beobachter', document: 'politics', evidence: {id: 'norwegen--OTHER--beobachter#1', relation: 'norwegen--OTHER--beobachter', type: 'OTHER', text: 'Hallgrimsson forderte Norwegen auf, Beobachter der Europäischen Union an Bord zu lassen.', trigger: 'lassen', predicate: 'lassen', status: 'intended', by: [], negated: false, confidence: 0.3, sentence: 8, start: 602, end: 690}},
  {source: 'norwegen', target: 'island', document: 'politics', evidence: {id: 'norwegen--AGREE--island#1', relation: 'norwegen--AGREE--island', type: 'AGREE', text: 'Im Streit um die Makrelenfischerei gehen Norwegen und Island aufeinander zu.', trigger: 'gehen … zu', predicate: 'zugehen', status: 'actual', by: [], negated: false, confidence: 0.5, sentence: 2, start: 55, end: 131}},
  {source: 'norwegen', target: 'island', document: 'politics', evidence: {id: 'norwegen--CONSULT--island#1', relation: 'norwegen--CONSULT--island', type: 'CONSULT', text: 'Norwegen und Island verhandeln wieder über Fangquoten', trigger: 'verhandeln', predicate: 'verhandeln', status: 'actual', by: [], negated: false, confidence: 0.75, sentence: 1, start: 0, end: 53}},
  {source: 'norwegische-kuestenwache', target: 'norwegen', document: 'politics', evidence: {id: 'norwegische-kuestenwache--AFFILIATION--norwegen#1', relation: 'norwegische-kuestenwache--AFFILIATION--norwegen', type: 'AFFILIATION', text: 'Die norwegische Küstenwache habe kein Schiff aus Island beschlagnahmt, sagte Regierungssprecher Lars Nygård.', trigger: 'Küstenwache', predicate: 'Küstenwache', status: 'actual', by: [], negated: false, confidence: 0.8, sentence: 7, start: 492, end: 600}},
  {source: 'olaf-brekke', target: 'fischereiverbandes-nordmeer', document: 'politics', evidence: {id: 'olaf-brekke--AFFILIATION--fischereiverbandes-nordmeer#1', relation: 'olaf-brekke--AFFILIATION--fischereiverbandes-nordmeer', type: 'AFFILIATION', text: 'Der Vorsitzende des Fischereiverbandes Nordmeer, Olaf Brekke, kritisierte die Ministerin scharf: „Ingrid Solvang hat Island zu viel versprochen.“', trigger: 'Vorsitzende', predicate: 'Vorsitzend', status: 'actual', by: [], negated: false, confidence: 0.72, sentence: 10, start: 752, end: 897}},
  {source: 'olaf-brekke', target: 'ingrid-solvang', document: 'politics', evidence: {id: 'olaf-brekke--ACCUSE--ingrid-solvang#1', relation: 'olaf-brekke--ACCUSE--ingrid-solvang', type: 'ACCUSE', text: 'Der Vorsitzende des Fischereiverbandes Nordmeer, Olaf Brekke, kritisierte die Ministerin scharf: „Ingrid Solvang hat Island zu viel versprochen.“', trigger: 'kritisierte', predicate: 'kritisieren', status: 'actual', by: [], negated: false, confidence: 0.45, sentence: 10, start: 752, end: 897}},
  {source: 'olaf-brekke', target: 'regierung', document: 'politics', evidence: {id: 'olaf-brekke--THREATEN--regierung#1', relation: 'olaf-brekke--THREATEN--regierung', type: 'THREATEN', text: 'Brekke drohte der Regierung mit einer Blockade des Hafens von Bergen.', trigger: 'drohte', predicate: 'drohen', status: 'actual', by: [], negated: false, confidence: 0.68, sentence: 11, start: 898, end: 967}},
  {source: 'reykjavik', target: 'norwegen', document: 'politics', evidence: {id: 'reykjavik--ACCUSE--norwegen#1', relation: 'reykjavik--ACCUSE--norwegen', type: 'ACCUSE', text: 'Die isländische Regierung hatte Norwegen zuvor vorgeworfen, zwei Fischkutter festgehalten zu haben.', trigger: 'vorgeworfen', predicate: 'vorwerfen', status: 'actual', by: [], negated: false, confidence: 0.96, sentence: 5, start: 362, end: 461}},
  {source: 'sprecherin', target: 'auswaertigen-amtes', document: 'politics', evidence: {id: 'sprecherin--AFFILIATION--auswaertigen-amtes#1', relation: 'sprecherin--AFFILIATION--auswaertigen-amtes', type: 'AFFILIATION', text: 'Die Bundesregierung werde Island bei der Überwachung der Fanggebiete unterstützen, teilte eine Sprecherin des Auswärtigen Amtes mit.', trigger: 'Sprecherin', predicate: 'Sprecherin', status: 'actual', by: [], negated: false, confidence: 0.77, sentence: 15, start: 1166, end: 1298}}
] AS row
MATCH (s:Actor {id: row.source}) MATCH (t:Actor {id: row.target}) MATCH (d:Document {id: row.document}) MERGE (n:Evidence {id: row.evidence.id}) SET n += row.evidence MERGE (n)-[:SOURCE]->(s) MERGE (n)-[:TARGET]->(t) MERGE (n)-[:TOLD_IN]->(d);
