BEGIN TRANSACTION;
CREATE TABLE address (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	gateway TEXT NOT NULL, 
	bot TEXT NOT NULL, 
	chat TEXT NOT NULL, 
	linked BIGINT NOT NULL, 
	unlinked BIGINT, 
	used BIGINT NOT NULL, 
	CONSTRAINT fk_address_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_address_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "address" VALUES(1,1,1,'console','console','GD',1791165600000,NULL,1791165600000);
INSERT INTO "address" VALUES(2,1,2,'console','console','BINH',1791165600000,NULL,1792202400000);
INSERT INTO "address" VALUES(3,1,3,'console','console','HOA',1791165600000,NULL,1791165600000);
INSERT INTO "address" VALUES(4,1,4,'console','console','LAN',1791165600000,NULL,1792202400000);
INSERT INTO "address" VALUES(5,1,5,'console','console','HOA2',1791165600000,NULL,1792202400000);
INSERT INTO "address" VALUES(6,1,6,'console','console','KHANG',1791165600000,NULL,1792202400000);
INSERT INTO "address" VALUES(7,1,7,'console','console','MAI',1791165600000,NULL,1792202400000);
INSERT INTO "address" VALUES(8,1,8,'console','console','ADMIN',1791165600000,NULL,1791165600000);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE calendar_day (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	worked BOOLEAN NOT NULL, 
	official BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	by_id INTEGER NOT NULL, 
	said BIGINT NOT NULL, 
	CONSTRAINT fk_calendar_day_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_calendar_day_office_id UNIQUE (office_id, day)
);
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	reference TEXT NOT NULL, 
	said BIGINT NOT NULL, 
	CONSTRAINT fk_evidence_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_evidence_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_evidence_task_id FOREIGN KEY(task_id) REFERENCES task (id)
);
INSERT INTO "evidence" VALUES(1,1,1,4,'12/TTr',1791943200000);
INSERT INTO "evidence" VALUES(2,1,1,4,'13/TTr',1792202400000);
CREATE TABLE general_score (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	period TEXT NOT NULL, 
	by_id INTEGER NOT NULL, 
	criterion TEXT NOT NULL, 
	points INTEGER NOT NULL, 
	said BIGINT NOT NULL, 
	CONSTRAINT fk_general_score_by_id FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_general_score_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_general_score_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_general_score_person_id UNIQUE (person_id, period, by_id, criterion)
);
INSERT INTO "general_score" VALUES(1,1,4,'2026-10',4,'politics',9000,1792202400000);
INSERT INTO "general_score" VALUES(2,1,4,'2026-10',4,'capacity',9000,1792202400000);
INSERT INTO "general_score" VALUES(3,1,4,'2026-10',4,'innovation',9000,1792202400000);
CREATE TABLE holder (
	task_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	lead BOOLEAN NOT NULL, 
	part INTEGER NOT NULL, 
	whole INTEGER NOT NULL, 
	CONSTRAINT pk_holder PRIMARY KEY (task_id, person_id), 
	CONSTRAINT fk_holder_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_holder_task_id FOREIGN KEY(task_id) REFERENCES task (id)
);
INSERT INTO "holder" VALUES(1,4,1,1,1);
INSERT INTO "holder" VALUES(2,5,1,1,1);
INSERT INTO "holder" VALUES(3,7,1,1,1);
CREATE TABLE inbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	gateway TEXT NOT NULL, 
	bot TEXT NOT NULL, 
	source_key TEXT NOT NULL, 
	chat TEXT NOT NULL, 
	received BIGINT NOT NULL, 
	raw TEXT, 
	state TEXT DEFAULT 'new' NOT NULL, 
	code TEXT, 
	CONSTRAINT uq_inbox_gateway UNIQUE (gateway, bot, source_key)
);
INSERT INTO "inbox" VALUES(1,'console','console','k1','BINH',1791165600000,'{"chat":"BINH","text":"giao Lan soạn tờ trình, hạn 15/10/2026"}','done',NULL);
INSERT INTO "inbox" VALUES(2,'console','console','k2','BINH',1791165600000,'{"chat":"BINH","text":"1"}','done',NULL);
INSERT INTO "inbox" VALUES(3,'console','console','k3','BINH',1791165600000,'{"chat":"BINH","text":"giao Hoàng Thị Hoa rà soát 15 hồ sơ, hạn 20/10/2026"}','done',NULL);
INSERT INTO "inbox" VALUES(4,'console','console','k4','BINH',1791165600000,'{"chat":"BINH","text":"1"}','done',NULL);
INSERT INTO "inbox" VALUES(5,'console','console','k5','KHANG',1791165600000,'{"chat":"KHANG","text":"giao Mai tổng hợp số liệu, hạn 9/10/2026"}','done',NULL);
INSERT INTO "inbox" VALUES(6,'console','console','k6','KHANG',1791165600000,'{"chat":"KHANG","text":"1"}','done',NULL);
INSERT INTO "inbox" VALUES(7,'console','console','k7','LAN',1791165600000,'{"chat":"LAN","text":"bc 1 70% đã xong dự thảo"}','done',NULL);
INSERT INTO "inbox" VALUES(8,'console','console','k8','LAN',1791943200000,'{"chat":"LAN","text":"xong 1 đã gửi 12/TTr"}','done',NULL);
INSERT INTO "inbox" VALUES(9,'console','console','k9','BINH',1791943200000,'{"chat":"BINH","text":"trả 1 sai căn cứ pháp lý"}','done',NULL);
INSERT INTO "inbox" VALUES(10,'console','console','k10','BINH',1791943200000,'{"chat":"BINH","text":"1"}','done',NULL);
INSERT INTO "inbox" VALUES(11,'console','console','k11','LAN',1792202400000,'{"chat":"LAN","text":"xong 1 đã gửi 13/TTr"}','done',NULL);
INSERT INTO "inbox" VALUES(12,'console','console','k12','BINH',1792202400000,'{"chat":"BINH","text":"duyệt 1"}','done',NULL);
INSERT INTO "inbox" VALUES(13,'console','console','k13','BINH',1792202400000,'{"chat":"BINH","text":"1"}','done',NULL);
INSERT INTO "inbox" VALUES(14,'console','console','k14','HOA2',1792202400000,'{"chat":"HOA2","text":"vướng 2 chờ Sở Tài chính"}','done',NULL);
INSERT INTO "inbox" VALUES(15,'console','console','k15','MAI',1792202400000,'{"chat":"MAI","text":"xong 3"}','done',NULL);
INSERT INTO "inbox" VALUES(16,'console','console','k16','KHANG',1792202400000,'{"chat":"KHANG","text":"duyệt 3"}','done',NULL);
INSERT INTO "inbox" VALUES(17,'console','console','k17','KHANG',1792202400000,'{"chat":"KHANG","text":"1"}','done',NULL);
INSERT INTO "inbox" VALUES(18,'console','console','k18','LAN',1792202400000,'{"chat":"LAN","text":"tự đánh giá 9 9 9"}','done',NULL);
INSERT INTO "inbox" VALUES(19,'console','console','k19','LAN',1792202400000,'{"chat":"LAN","text":"điểm"}','done',NULL);
INSERT INTO "inbox" VALUES(20,'console','console','k20','MAI',1792202400000,'{"chat":"MAI","text":"điểm"}','done',NULL);
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	update_id INTEGER NOT NULL, 
	person_id INTEGER, 
	verb TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	subject_id INTEGER NOT NULL, 
	said BIGINT NOT NULL, 
	arrived BIGINT NOT NULL, 
	facts TEXT NOT NULL, 
	"before" TEXT, 
	CONSTRAINT fk_journal_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_journal_update_id FOREIGN KEY(update_id) REFERENCES inbox (id)
);
INSERT INTO "journal" VALUES(1,1,2,2,'assign','task',1,1791165600000,1791165600000,'{"progress":null,"words":"soạn tờ trình","deadline":"2026-10-15T17:00:00+07:00","evidence":[]}',NULL);
INSERT INTO "journal" VALUES(2,1,4,2,'assign','task',2,1791165600000,1791165600000,'{"progress":null,"words":"rà soát 15 hồ sơ","deadline":"2026-10-20T17:00:00+07:00","evidence":[]}',NULL);
INSERT INTO "journal" VALUES(3,1,6,6,'assign','task',3,1791165600000,1791165600000,'{"progress":null,"words":"tổng hợp số liệu","deadline":"2026-10-09T17:00:00+07:00","evidence":[]}',NULL);
INSERT INTO "journal" VALUES(4,1,7,4,'report','task',1,1791165600000,1791165600000,'{"progress":70,"words":"đã xong dự thảo","deadline":null,"evidence":[]}','{"id":1,"office_id":1,"number":1,"title":"soạn tờ trình","unit_id":2,"assigner_id":2,"reviewer_id":2,"state":"assigned","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-15T10:00:00Z","progress":0,"done":0,"handed":null,"first_handed":null,"accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":1,"holders":[{"person_id":4,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(5,1,8,4,'hand_in','task',1,1791943200000,1791943200000,'{"progress":100,"words":"đã gửi 12/TTr","deadline":null,"evidence":["12/TTr"]}','{"id":1,"office_id":1,"number":1,"title":"soạn tờ trình","unit_id":2,"assigner_id":2,"reviewer_id":2,"state":"in_progress","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-15T10:00:00Z","progress":70,"done":0,"handed":null,"first_handed":null,"accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":2,"holders":[{"person_id":4,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(6,1,10,2,'return','task',1,1791943200000,1791943200000,'{"progress":null,"words":"sai căn cứ pháp lý","deadline":null,"evidence":[]}','{"id":1,"office_id":1,"number":1,"title":"soạn tờ trình","unit_id":2,"assigner_id":2,"reviewer_id":2,"state":"handed_in","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-15T10:00:00Z","progress":100,"done":1000,"handed":"2026-10-14T02:00:00Z","first_handed":"2026-10-14T02:00:00Z","accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":3,"holders":[{"person_id":4,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(7,1,11,4,'hand_in','task',1,1792202400000,1792202400000,'{"progress":100,"words":"đã gửi 13/TTr","deadline":null,"evidence":["13/TTr"]}','{"id":1,"office_id":1,"number":1,"title":"soạn tờ trình","unit_id":2,"assigner_id":2,"reviewer_id":2,"state":"returned","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-15T10:00:00Z","progress":100,"done":1000,"handed":null,"first_handed":"2026-10-14T02:00:00Z","accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":4,"holders":[{"person_id":4,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(8,1,13,2,'accept','task',1,1792202400000,1792202400000,'{"progress":null,"words":null,"deadline":null,"evidence":[]}','{"id":1,"office_id":1,"number":1,"title":"soạn tờ trình","unit_id":2,"assigner_id":2,"reviewer_id":2,"state":"handed_in","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-15T10:00:00Z","progress":100,"done":1000,"handed":"2026-10-17T02:00:00Z","first_handed":"2026-10-14T02:00:00Z","accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":5,"holders":[{"person_id":4,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(9,1,14,5,'block','task',2,1792202400000,1792202400000,'{"progress":0,"words":"chờ Sở Tài chính","deadline":null,"evidence":[]}','{"id":2,"office_id":1,"number":2,"title":"rà soát 15 hồ sơ","unit_id":2,"assigner_id":2,"reviewer_id":2,"state":"assigned","priority":null,"quantity":15000,"output":"hồ sơ","coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-20T10:00:00Z","progress":0,"done":0,"handed":null,"first_handed":null,"accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":1,"holders":[{"person_id":5,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(10,1,15,7,'hand_in','task',3,1792202400000,1792202400000,'{"progress":100,"words":null,"deadline":null,"evidence":[]}','{"id":3,"office_id":1,"number":3,"title":"tổng hợp số liệu","unit_id":3,"assigner_id":6,"reviewer_id":6,"state":"assigned","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-09T10:00:00Z","progress":0,"done":0,"handed":null,"first_handed":null,"accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":1,"holders":[{"person_id":7,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(11,1,17,6,'accept','task',3,1792202400000,1792202400000,'{"progress":null,"words":null,"deadline":null,"evidence":[]}','{"id":3,"office_id":1,"number":3,"title":"tổng hợp số liệu","unit_id":3,"assigner_id":6,"reviewer_id":6,"state":"handed_in","priority":null,"quantity":1000,"output":null,"coefficient":1000,"assigned":"2026-10-05T02:00:00Z","deadline":"2026-10-09T10:00:00Z","progress":100,"done":1000,"handed":"2026-10-17T02:00:00Z","first_handed":"2026-10-17T02:00:00Z","accepted":null,"accepted_quantity":0,"content_returns":0,"missed":0,"blocker":null,"blocked":null,"asked_deadline":null,"asked_why":null,"asked":null,"version":2,"holders":[{"person_id":7,"lead":true,"part":1,"whole":1}]}');
INSERT INTO "journal" VALUES(12,1,18,4,'self_assess','score',4,1792202400000,1792202400000,'{"period":"2026-10","points":[["politics","9"],["capacity","9"],["innovation","9"]]}',NULL);
CREATE TABLE letter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER, 
	person_id INTEGER, 
	gateway TEXT NOT NULL, 
	bot TEXT NOT NULL, 
	chat TEXT NOT NULL, 
	language TEXT NOT NULL, 
	gender TEXT, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	choices TEXT, 
	dedupe_key TEXT NOT NULL, 
	priority INTEGER NOT NULL, 
	state TEXT DEFAULT 'queued' NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	not_before BIGINT NOT NULL, 
	owner TEXT, 
	lease BIGINT, 
	created BIGINT NOT NULL, 
	sent BIGINT, 
	remote_id TEXT, 
	error TEXT, 
	CONSTRAINT fk_letter_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_letter_dedupe_key UNIQUE (dedupe_key)
);
INSERT INTO "letter" VALUES(1,1,2,'console','console','BINH','vi','nam','TaskPreview','{"people":[{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"}],"title":"soạn tờ trình","deadline":"2026-10-15T17:00:00+07:00","working_days":8,"rest_days":[],"on_rest_day":null,"quantity":null,"output":null,"priority":null,"loads":[{"person":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"open":0,"late":0}]}','{"question":1,"labels":[{"number":1,"words":"choice-assign","facts":{}},{"number":2,"words":"choice-change-deadline","facts":{}},{"number":0,"words":"choice-leave","facts":{}}]}','1:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(2,1,4,'console','console','LAN','vi','nữ','TaskReceived','{"number":1,"title":"soạn tờ trình","by":{"name":"Nguyễn Quốc Bình","gender":"nam","unit":"TCCB"},"deadline":"2026-10-15T17:00:00+07:00","others":[],"quantity":null,"output":null,"priority":null}',NULL,'2:assigned:4',1,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(3,1,2,'console','console','BINH','vi','nam','TaskAssigned','{"number":1,"title":"soạn tờ trình","people":[{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"}],"deadline":"2026-10-15T17:00:00+07:00"}',NULL,'2:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(4,1,2,'console','console','BINH','vi','nam','TaskPreview','{"people":[{"name":"Hoàng Thị Hoa","gender":"nữ","unit":"TCCB"}],"title":"rà soát 15 hồ sơ","deadline":"2026-10-20T17:00:00+07:00","working_days":11,"rest_days":[],"on_rest_day":null,"quantity":"15","output":"hồ sơ","priority":null,"loads":[{"person":{"name":"Hoàng Thị Hoa","gender":"nữ","unit":"TCCB"},"open":0,"late":0}]}','{"question":2,"labels":[{"number":1,"words":"choice-assign","facts":{}},{"number":2,"words":"choice-change-deadline","facts":{}},{"number":0,"words":"choice-leave","facts":{}}]}','3:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(5,1,5,'console','console','HOA2','vi','nữ','TaskReceived','{"number":2,"title":"rà soát 15 hồ sơ","by":{"name":"Nguyễn Quốc Bình","gender":"nam","unit":"TCCB"},"deadline":"2026-10-20T17:00:00+07:00","others":[],"quantity":"15","output":"hồ sơ","priority":null}',NULL,'4:assigned:5',1,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(6,1,2,'console','console','BINH','vi','nam','TaskAssigned','{"number":2,"title":"rà soát 15 hồ sơ","people":[{"name":"Hoàng Thị Hoa","gender":"nữ","unit":"TCCB"}],"deadline":"2026-10-20T17:00:00+07:00"}',NULL,'4:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(7,1,6,'console','console','KHANG','vi','nam','TaskPreview','{"people":[{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"}],"title":"tổng hợp số liệu","deadline":"2026-10-09T17:00:00+07:00","working_days":4,"rest_days":[],"on_rest_day":null,"quantity":null,"output":null,"priority":null,"loads":[{"person":{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"},"open":0,"late":0}]}','{"question":3,"labels":[{"number":1,"words":"choice-assign","facts":{}},{"number":2,"words":"choice-change-deadline","facts":{}},{"number":0,"words":"choice-leave","facts":{}}]}','5:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(8,1,7,'console','console','MAI','vi','nữ','TaskReceived','{"number":3,"title":"tổng hợp số liệu","by":{"name":"Lê Khang","gender":"nam","unit":"KT"},"deadline":"2026-10-09T17:00:00+07:00","others":[],"quantity":null,"output":null,"priority":null}',NULL,'6:assigned:7',1,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(9,1,6,'console','console','KHANG','vi','nam','TaskAssigned','{"number":3,"title":"tổng hợp số liệu","people":[{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"}],"deadline":"2026-10-09T17:00:00+07:00"}',NULL,'6:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(10,1,4,'console','console','LAN','vi','nữ','TaskReported','{"number":1,"title":"soạn tờ trình","progress":70,"note":"đã xong dự thảo","counted_at":null,"arrived":"2026-10-05T09:00:00+07:00","promise":null,"blocked":false,"unblocked":false}',NULL,'7:re:0',0,'sent',0,1791165600000,NULL,NULL,1791165600000,1791165600000,NULL,NULL);
INSERT INTO "letter" VALUES(11,1,2,'console','console','BINH','vi','nam','TaskWaiting','{"number":1,"title":"soạn tờ trình","by":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"note":"đã gửi 12/TTr","evidence":["12/TTr"],"late":false,"done":null,"output":null}',NULL,'8:waiting:2',1,'sent',0,1791943200000,NULL,NULL,1791943200000,1791943200000,NULL,NULL);
INSERT INTO "letter" VALUES(12,1,4,'console','console','LAN','vi','nữ','TaskHandedIn','{"number":1,"title":"soạn tờ trình","reviewer":{"name":"Nguyễn Quốc Bình","gender":"nam","unit":"TCCB"},"counted_at":null,"arrived":"2026-10-14T09:00:00+07:00","late":false}',NULL,'8:re:0',0,'sent',0,1791943200000,NULL,NULL,1791943200000,1791943200000,NULL,NULL);
INSERT INTO "letter" VALUES(13,1,2,'console','console','BINH','vi','nam','ReviewPreview','{"decisions":[{"number":1,"title":"soạn tờ trình","person":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"verdict":"return","reason":"sai căn cứ pháp lý","major":false,"deadline":null}]}','{"question":4,"labels":[{"number":1,"words":"choice-do","facts":{}},{"number":0,"words":"choice-leave","facts":{}}]}','9:re:0',0,'sent',0,1791943200000,NULL,NULL,1791943200000,1791943200000,NULL,NULL);
INSERT INTO "letter" VALUES(14,1,4,'console','console','LAN','vi','nữ','TaskReturned','{"number":1,"title":"soạn tờ trình","by":{"name":"Nguyễn Quốc Bình","gender":"nam","unit":"TCCB"},"reason":"sai căn cứ pháp lý","major":false,"deadline":"2026-10-15T10:00:00Z"}',NULL,'10:return:1:4',1,'sent',0,1791943200000,NULL,NULL,1791943200000,1791943200000,NULL,NULL);
INSERT INTO "letter" VALUES(15,1,2,'console','console','BINH','vi','nam','ReviewDone','{"decisions":[{"number":1,"title":"soạn tờ trình","person":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"verdict":"return","reason":"sai căn cứ pháp lý","major":false,"deadline":null}],"waiting":0}',NULL,'10:re:0',0,'sent',0,1791943200000,NULL,NULL,1791943200000,1791943200000,NULL,NULL);
INSERT INTO "letter" VALUES(16,1,2,'console','console','BINH','vi','nam','TaskWaiting','{"number":1,"title":"soạn tờ trình","by":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"note":"đã gửi 13/TTr","evidence":["13/TTr"],"late":false,"done":null,"output":null}',NULL,'11:waiting:2',1,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(17,1,4,'console','console','LAN','vi','nữ','TaskHandedIn','{"number":1,"title":"soạn tờ trình","reviewer":{"name":"Nguyễn Quốc Bình","gender":"nam","unit":"TCCB"},"counted_at":null,"arrived":"2026-10-17T09:00:00+07:00","late":false}',NULL,'11:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(18,1,2,'console','console','BINH','vi','nam','ReviewPreview','{"decisions":[{"number":1,"title":"soạn tờ trình","person":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"verdict":"accept","reason":null,"major":false,"deadline":null}]}','{"question":5,"labels":[{"number":1,"words":"choice-do","facts":{}},{"number":0,"words":"choice-leave","facts":{}}]}','12:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(19,1,4,'console','console','LAN','vi','nữ','TaskAccepted','{"number":1,"title":"soạn tờ trình","by":{"name":"Nguyễn Quốc Bình","gender":"nam","unit":"TCCB"},"on_time":true}',NULL,'13:accept:1:4',1,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(20,1,2,'console','console','BINH','vi','nam','ReviewDone','{"decisions":[{"number":1,"title":"soạn tờ trình","person":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"verdict":"accept","reason":null,"major":false,"deadline":null}],"waiting":0}',NULL,'13:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(21,1,2,'console','console','BINH','vi','nam','TaskBlocked','{"number":2,"title":"rà soát 15 hồ sơ","by":{"name":"Hoàng Thị Hoa","gender":"nữ","unit":"TCCB"},"words":"chờ Sở Tài chính","deadline":"2026-10-20T10:00:00Z"}',NULL,'14:blocked:2',1,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(22,1,5,'console','console','HOA2','vi','nữ','TaskReported','{"number":2,"title":"rà soát 15 hồ sơ","progress":0,"note":"chờ Sở Tài chính","counted_at":null,"arrived":"2026-10-17T09:00:00+07:00","promise":null,"blocked":true,"unblocked":false}',NULL,'14:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(23,1,6,'console','console','KHANG','vi','nam','TaskWaiting','{"number":3,"title":"tổng hợp số liệu","by":{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"},"note":null,"evidence":[],"late":true,"done":null,"output":null}',NULL,'15:waiting:6',1,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(24,1,7,'console','console','MAI','vi','nữ','TaskHandedIn','{"number":3,"title":"tổng hợp số liệu","reviewer":{"name":"Lê Khang","gender":"nam","unit":"KT"},"counted_at":null,"arrived":"2026-10-17T09:00:00+07:00","late":true}',NULL,'15:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(25,1,6,'console','console','KHANG','vi','nam','ReviewPreview','{"decisions":[{"number":3,"title":"tổng hợp số liệu","person":{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"},"verdict":"accept","reason":null,"major":false,"deadline":null}]}','{"question":6,"labels":[{"number":1,"words":"choice-do","facts":{}},{"number":0,"words":"choice-leave","facts":{}}]}','16:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(26,1,7,'console','console','MAI','vi','nữ','TaskAccepted','{"number":3,"title":"tổng hợp số liệu","by":{"name":"Lê Khang","gender":"nam","unit":"KT"},"on_time":false}',NULL,'17:accept:3:7',1,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(27,1,6,'console','console','KHANG','vi','nam','ReviewDone','{"decisions":[{"number":3,"title":"tổng hợp số liệu","person":{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"},"verdict":"accept","reason":null,"major":false,"deadline":null}],"waiting":0}',NULL,'17:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(28,1,4,'console','console','LAN','vi','nữ','GeneralNoted','{"year":2026,"month":10,"points":[["politics","9"],["capacity","9"],["innovation","9"]],"total":"27"}',NULL,'18:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(29,1,4,'console','console','LAN','vi','nữ','Receipt','{"person":{"name":"Nguyễn Thị Lan","gender":"nữ","unit":"TCCB"},"own":true,"leader":false,"year":2026,"month":10,"until":"2026-10-17T09:00:00+07:00","rule_set":"ND335_2026.1","lines":[{"number":1,"title":"soạn tờ trình","state":"accepted","coefficient":"1","assigned":"1","done":"1","quality":"1","progress":"1","returns":0,"delays":0,"deadline":"2026-10-15T10:00:00Z"}],"assigned":"1","done":"1","quality":"1","progress":"1","a":"1","b":"1","c":"1","d":null,"task_points":"70","general":[["capacity","9"],["innovation","9"],["politics","9"]],"general_points":"27","total":"97","band":"excellent","next_number":null,"next_total":null,"flags":[],"code":"V3ZL5"}',NULL,'19:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
INSERT INTO "letter" VALUES(30,1,7,'console','console','MAI','vi','nữ','Receipt','{"person":{"name":"Vũ Thị Mai","gender":"nữ","unit":"KT"},"own":true,"leader":false,"year":2026,"month":10,"until":"2026-10-17T09:00:00+07:00","rule_set":"ND335_2026.1","lines":[{"number":3,"title":"tổng hợp số liệu","state":"accepted","coefficient":"1","assigned":"1","done":"1","quality":"1","progress":"3/4","returns":0,"delays":1,"deadline":"2026-10-09T10:00:00Z"}],"assigned":"1","done":"1","quality":"1","progress":"3/4","a":"1","b":"1","c":"3/4","d":null,"task_points":"385/6","general":[],"general_points":null,"total":null,"band":null,"next_number":null,"next_total":null,"flags":[],"code":"TUUBX"}',NULL,'20:re:0',0,'sent',0,1792202400000,NULL,NULL,1792202400000,1792202400000,NULL,NULL);
CREATE TABLE link_code (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	made BIGINT NOT NULL, 
	expires BIGINT NOT NULL, 
	used BIGINT, 
	CONSTRAINT fk_link_code_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_link_code_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE link_try (
	gateway TEXT NOT NULL, 
	bot TEXT NOT NULL, 
	chat TEXT NOT NULL, 
	wrong INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	told BIGINT, 
	CONSTRAINT pk_link_try PRIMARY KEY (gateway, bot, chat)
);
CREATE TABLE office (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	zone TEXT NOT NULL, 
	roster INTEGER DEFAULT '0' NOT NULL, 
	created BIGINT NOT NULL, 
	CONSTRAINT uq_office_code UNIQUE (code)
);
INSERT INTO "office" VALUES(1,'SO','Sở Thử','Asia/Ho_Chi_Minh',0,1791165600000);
CREATE TABLE office_hours (
	unit_id INTEGER NOT NULL, 
	morning_from INTEGER NOT NULL, 
	morning_to INTEGER NOT NULL, 
	afternoon_from INTEGER NOT NULL, 
	afternoon_to INTEGER NOT NULL, 
	CONSTRAINT pk_office_hours PRIMARY KEY (unit_id), 
	CONSTRAINT fk_office_hours_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	gender TEXT, 
	language TEXT DEFAULT 'vi' NOT NULL, 
	phone TEXT, 
	departed BIGINT, 
	CONSTRAINT fk_person_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT uq_person_office_id UNIQUE (office_id, code)
);
INSERT INTO "person" VALUES(1,1,'CB01','Trần Văn Giang','nam','vi',NULL,NULL);
INSERT INTO "person" VALUES(2,1,'CB02','Nguyễn Quốc Bình','nam','vi',NULL,NULL);
INSERT INTO "person" VALUES(3,1,'CB03','Phạm Thị Hoa','nữ','vi',NULL,NULL);
INSERT INTO "person" VALUES(4,1,'CB04','Nguyễn Thị Lan','nữ','vi',NULL,NULL);
INSERT INTO "person" VALUES(5,1,'CB05','Hoàng Thị Hoa','nữ','vi',NULL,NULL);
INSERT INTO "person" VALUES(6,1,'CB06','Lê Khang','nam','vi',NULL,NULL);
INSERT INTO "person" VALUES(7,1,'CB07','Vũ Thị Mai','nữ','vi',NULL,NULL);
INSERT INTO "person" VALUES(8,1,'CB08','Đỗ Văn Quản','nam','vi',NULL,NULL);
CREATE TABLE post (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	acting_for INTEGER, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	CONSTRAINT fk_post_acting_for FOREIGN KEY(acting_for) REFERENCES person (id), 
	CONSTRAINT fk_post_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_post_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_post_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "post" VALUES(1,1,1,1,'head','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(2,1,2,2,'head','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(3,1,3,2,'deputy','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(4,1,4,2,'official','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(5,1,5,2,'official','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(6,1,6,3,'head','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(7,1,7,3,'official','',NULL,1759629600000,NULL);
INSERT INTO "post" VALUES(8,1,8,1,'admin','',NULL,1759629600000,NULL);
CREATE TABLE question (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	asked BIGINT NOT NULL, 
	expires BIGINT NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	choices TEXT NOT NULL, 
	awaits TEXT, 
	outcome TEXT, 
	CONSTRAINT fk_question_office_id FOREIGN KEY(office_id) REFERENCES office (id)
);
INSERT INTO "question" VALUES(1,1,2,1791165600000,1791252000000,'used','{"1":{"kind_of":"Assign","body":"{\"people\":[4],\"title\":\"soạn tờ trình\",\"deadline\":\"2026-10-15T17:00:00+07:00\",\"quantity\":1000,\"output\":null,\"priority\":null}"},"2":{"kind_of":"AssignDraft","body":"{\"people\":[4],\"open\":[],\"title\":\"soạn tờ trình\",\"deadline\":null,\"why\":null,\"options\":[],\"quantity\":1000,\"output\":null,\"priority\":null,\"skip_preview\":false,\"awaits\":\"deadline\"}"},"0":{"kind_of":"Drop","body":"{}"}}','{"kind_of":"AssignDraft","body":"{\"people\":[4],\"open\":[],\"title\":\"soạn tờ trình\",\"deadline\":\"2026-10-15T17:00:00+07:00\",\"why\":null,\"options\":[],\"quantity\":1000,\"output\":null,\"priority\":null,\"skip_preview\":false,\"awaits\":\"correction\"}"}','Assign');
INSERT INTO "question" VALUES(2,1,2,1791165600000,1791252000000,'used','{"1":{"kind_of":"Assign","body":"{\"people\":[5],\"title\":\"rà soát 15 hồ sơ\",\"deadline\":\"2026-10-20T17:00:00+07:00\",\"quantity\":15000,\"output\":\"hồ sơ\",\"priority\":null}"},"2":{"kind_of":"AssignDraft","body":"{\"people\":[5],\"open\":[],\"title\":\"rà soát 15 hồ sơ\",\"deadline\":null,\"why\":null,\"options\":[],\"quantity\":15000,\"output\":\"hồ sơ\",\"priority\":null,\"skip_preview\":false,\"awaits\":\"deadline\"}"},"0":{"kind_of":"Drop","body":"{}"}}','{"kind_of":"AssignDraft","body":"{\"people\":[5],\"open\":[],\"title\":\"rà soát 15 hồ sơ\",\"deadline\":\"2026-10-20T17:00:00+07:00\",\"why\":null,\"options\":[],\"quantity\":15000,\"output\":\"hồ sơ\",\"priority\":null,\"skip_preview\":false,\"awaits\":\"correction\"}"}','Assign');
INSERT INTO "question" VALUES(3,1,6,1791165600000,1791252000000,'used','{"1":{"kind_of":"Assign","body":"{\"people\":[7],\"title\":\"tổng hợp số liệu\",\"deadline\":\"2026-10-09T17:00:00+07:00\",\"quantity\":1000,\"output\":null,\"priority\":null}"},"2":{"kind_of":"AssignDraft","body":"{\"people\":[7],\"open\":[],\"title\":\"tổng hợp số liệu\",\"deadline\":null,\"why\":null,\"options\":[],\"quantity\":1000,\"output\":null,\"priority\":null,\"skip_preview\":false,\"awaits\":\"deadline\"}"},"0":{"kind_of":"Drop","body":"{}"}}','{"kind_of":"AssignDraft","body":"{\"people\":[7],\"open\":[],\"title\":\"tổng hợp số liệu\",\"deadline\":\"2026-10-09T17:00:00+07:00\",\"why\":null,\"options\":[],\"quantity\":1000,\"output\":null,\"priority\":null,\"skip_preview\":false,\"awaits\":\"correction\"}"}','Assign');
INSERT INTO "question" VALUES(4,1,2,1791943200000,1792029600000,'used','{"1":{"kind_of":"Review","body":"{\"verdicts\":[{\"number\":1,\"accept\":false,\"reason\":\"sai căn cứ pháp lý\",\"major\":false}]}"},"0":{"kind_of":"Drop","body":"{}"}}',NULL,'Review');
INSERT INTO "question" VALUES(5,1,2,1792202400000,1792288800000,'used','{"1":{"kind_of":"Review","body":"{\"verdicts\":[{\"number\":1,\"accept\":true,\"reason\":null,\"major\":false}]}"},"0":{"kind_of":"Drop","body":"{}"}}',NULL,'Review');
INSERT INTO "question" VALUES(6,1,6,1792202400000,1792288800000,'used','{"1":{"kind_of":"Review","body":"{\"verdicts\":[{\"number\":3,\"accept\":true,\"reason\":null,\"major\":false}]}"},"0":{"kind_of":"Drop","body":"{}"}}',NULL,'Review');
CREATE TABLE secret (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_secret PRIMARY KEY (name)
);
CREATE TABLE task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	unit_id INTEGER NOT NULL, 
	assigner_id INTEGER NOT NULL, 
	reviewer_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	priority TEXT, 
	quantity INTEGER NOT NULL, 
	output TEXT, 
	coefficient INTEGER NOT NULL, 
	assigned BIGINT NOT NULL, 
	deadline BIGINT, 
	progress INTEGER NOT NULL, 
	done INTEGER NOT NULL, 
	handed BIGINT, 
	first_handed BIGINT, 
	accepted BIGINT, 
	accepted_quantity INTEGER NOT NULL, 
	content_returns INTEGER NOT NULL, 
	missed INTEGER NOT NULL, 
	blocker TEXT, 
	blocked BIGINT, 
	asked_deadline BIGINT, 
	asked_why TEXT, 
	asked BIGINT, 
	version INTEGER NOT NULL, 
	CONSTRAINT fk_task_assigner_id FOREIGN KEY(assigner_id) REFERENCES person (id), 
	CONSTRAINT fk_task_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_task_reviewer_id FOREIGN KEY(reviewer_id) REFERENCES person (id), 
	CONSTRAINT fk_task_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT uq_task_office_id UNIQUE (office_id, number)
);
INSERT INTO "task" VALUES(1,1,1,'soạn tờ trình',2,2,2,'accepted',NULL,1000,NULL,1000,1791165600000,1792058400000,100,1000,1792202400000,1791943200000,1792202400000,1000,0,0,NULL,NULL,NULL,NULL,NULL,6);
INSERT INTO "task" VALUES(2,1,2,'rà soát 15 hồ sơ',2,2,2,'in_progress',NULL,15000,'hồ sơ',1000,1791165600000,1792490400000,0,0,NULL,NULL,NULL,0,0,0,'chờ Sở Tài chính',1792202400000,NULL,NULL,NULL,2);
INSERT INTO "task" VALUES(3,1,3,'tổng hợp số liệu',3,6,6,'accepted',NULL,1000,NULL,1000,1791165600000,1791540000000,100,1000,1792202400000,1792202400000,1792202400000,1000,0,0,NULL,NULL,NULL,NULL,NULL,3);
CREATE TABLE unit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	office_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	path TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT fk_unit_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_unit_parent_id FOREIGN KEY(parent_id) REFERENCES unit (id), 
	CONSTRAINT uq_unit_office_id UNIQUE (office_id, code)
);
INSERT INTO "unit" VALUES(1,1,NULL,'1.','SO','Sở Thử');
INSERT INTO "unit" VALUES(2,1,1,'1.2.','TCCB','Phòng Tổ chức cán bộ');
INSERT INTO "unit" VALUES(3,1,1,'1.3.','KT','Phòng Kinh tế');
CREATE TABLE web_message (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	letter_id INTEGER NOT NULL, 
	chat TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	question INTEGER, 
	payload TEXT NOT NULL, 
	CONSTRAINT uq_web_message_letter_id UNIQUE (letter_id)
);
CREATE TABLE web_picture (
	id TEXT NOT NULL, 
	letter_id INTEGER NOT NULL, 
	notice TEXT NOT NULL, 
	body TEXT NOT NULL, 
	language TEXT NOT NULL, 
	created BIGINT NOT NULL, 
	CONSTRAINT pk_web_picture PRIMARY KEY (id), 
	CONSTRAINT uq_web_picture_letter_id UNIQUE (letter_id)
);
CREATE TABLE web_seen (
	chat TEXT NOT NULL, 
	message_id INTEGER NOT NULL, 
	CONSTRAINT pk_web_seen PRIMARY KEY (chat)
);
CREATE TABLE web_session (
	digest TEXT NOT NULL, 
	office_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	chat TEXT NOT NULL, 
	created BIGINT NOT NULL, 
	expires BIGINT NOT NULL, 
	ended BIGINT, 
	CONSTRAINT pk_web_session PRIMARY KEY (digest), 
	CONSTRAINT fk_web_session_office_id FOREIGN KEY(office_id) REFERENCES office (id), 
	CONSTRAINT fk_web_session_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX ix_inbox_new ON inbox (gateway, bot, chat, id) WHERE state = 'new';
CREATE INDEX ix_inbox_waiting ON inbox (id) WHERE state = 'new';
CREATE INDEX ix_inbox_web ON inbox (chat, id) WHERE gateway = 'web';
CREATE INDEX ix_web_message_chat ON web_message (chat, id);
CREATE INDEX ix_web_message_question ON web_message (chat, question);
CREATE INDEX ix_journal_person ON journal (person_id, id);
CREATE INDEX ix_journal_subject ON journal (subject, subject_id, id);
CREATE INDEX ix_journal_update ON journal (update_id);
CREATE INDEX ix_letter_due ON letter (gateway, bot, chat, id) WHERE state IN ('queued', 'claimed');
CREATE INDEX ix_letter_person ON letter (person_id, id);
CREATE INDEX ix_question_open ON question (person_id) WHERE state = 'open';
CREATE INDEX ix_unit_path ON unit (path);
CREATE INDEX ix_address_person ON address (person_id);
CREATE UNIQUE INDEX uq_address_chat ON address (gateway, bot, chat) WHERE unlinked IS NULL;
CREATE INDEX ix_link_code_digest ON link_code (digest);
CREATE INDEX ix_post_person ON post (person_id);
CREATE INDEX ix_post_unit ON post (unit_id);
CREATE INDEX ix_task_reviewer ON task (reviewer_id, state);
CREATE INDEX ix_task_unit ON task (unit_id, deadline);
CREATE INDEX ix_evidence_task ON evidence (task_id);
CREATE INDEX ix_holder_person ON holder (person_id);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only appended'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only appended'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('office',1);
INSERT INTO "sqlite_sequence" VALUES('unit',3);
INSERT INTO "sqlite_sequence" VALUES('person',8);
INSERT INTO "sqlite_sequence" VALUES('post',8);
INSERT INTO "sqlite_sequence" VALUES('address',8);
INSERT INTO "sqlite_sequence" VALUES('inbox',20);
INSERT INTO "sqlite_sequence" VALUES('question',6);
INSERT INTO "sqlite_sequence" VALUES('letter',30);
INSERT INTO "sqlite_sequence" VALUES('task',3);
INSERT INTO "sqlite_sequence" VALUES('journal',12);
INSERT INTO "sqlite_sequence" VALUES('evidence',2);
INSERT INTO "sqlite_sequence" VALUES('general_score',3);
COMMIT;
