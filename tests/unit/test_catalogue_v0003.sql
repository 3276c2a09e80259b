BEGIN TRANSACTION;
CREATE TABLE adoptions (
	scope TEXT NOT NULL, 
	app TEXT NOT NULL, 
	at DOUBLE NOT NULL, 
	who TEXT NOT NULL, 
	tenant TEXT NOT NULL, 
	PRIMARY KEY (scope, app)
);
INSERT INTO "adoptions" VALUES('engine:E1','shop',1800000000.0,'ops@desk','acme');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at DOUBLE NOT NULL, 
	host_id TEXT, 
	action TEXT NOT NULL, 
	target TEXT NOT NULL, 
	result TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,1800000000.0,'h1','container.start','web','ok');
CREATE TABLE catalogue_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT catalogue_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "catalogue_version" VALUES('0003');
CREATE TABLE events (
	host_id TEXT NOT NULL, 
	time DOUBLE NOT NULL, 
	type TEXT NOT NULL, 
	object_id TEXT NOT NULL, 
	action TEXT NOT NULL, 
	attributes TEXT NOT NULL, 
	PRIMARY KEY (host_id, time, type, object_id, action)
)
 WITHOUT ROWID

;
INSERT INTO "events" VALUES('h1',1800000000.0,'container','c1','start','{"name":"web"}');
CREATE TABLE hosts (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	endpoint TEXT NOT NULL, 
	folder TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	environment TEXT NOT NULL, 
	read_only BOOLEAN NOT NULL, 
	enabled BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "hosts" VALUES('h1','alpha','{"path":"/run/docker.sock","type":"unix"}','','','development',0,1);
INSERT INTO "hosts" VALUES('h2','beta','{"host":"10.0.0.2","jump":"","key_file":"~/.ssh/id","port":2222,"socket":"/var/run/docker.sock","type":"ssh","user":"ops"}','Lab','#aa0000','production',1,1);
CREATE TABLE last_known_hosts (
	host_id TEXT NOT NULL, 
	seen_at DOUBLE NOT NULL, 
	info TEXT NOT NULL, 
	PRIMARY KEY (host_id)
);
INSERT INTO "last_known_hosts" VALUES('h1',1800000000.0,'{"api_version":"1.51","arch":"","cgroup_version":"","cpus":0,"engine_id":"E1","kernel":"","memory_bytes":0,"name":"alpha","os":"","podman":false,"root_dir":"","rootless":false,"storage_driver":"","swarm":{"cluster_id":"c","error":"","manager":true,"managers":3,"node_id":"n","nodes":3},"version":"28.5.0"}');
CREATE TABLE last_known_items (
	host_id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	item TEXT NOT NULL, 
	PRIMARY KEY (host_id, scope, kind, id)
);
INSERT INTO "last_known_items" VALUES('h1','engine:E1','container','c1','{"Names":["/web"]}');
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	scope TEXT NOT NULL, 
	app TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at DOUBLE NOT NULL, 
	who TEXT NOT NULL, 
	made TEXT NOT NULL, 
	result TEXT NOT NULL, 
	"of" INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_revisions_number UNIQUE (scope, app, number)
);
INSERT INTO "revisions" VALUES(1,'engine:E1','shop',1,1800000000.0,'ops@desk','deploy','ok',0,X'007365616C6564');
INSERT INTO "revisions" VALUES(2,'engine:E1','shop',2,1800000000.0,'ops@desk','roll back','error',1,X'007365616C6564');
CREATE TABLE samples (
	series_id INTEGER NOT NULL, 
	ts BIGINT NOT NULL, 
	value DOUBLE NOT NULL, 
	PRIMARY KEY (series_id, ts)
)
 WITHOUT ROWID

;
INSERT INTO "samples" VALUES(1,1800000000,9.0);
CREATE TABLE samples_hour (
	series_id INTEGER NOT NULL, 
	ts BIGINT NOT NULL, 
	value DOUBLE NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (series_id, ts)
)
 WITHOUT ROWID

;
INSERT INTO "samples_hour" VALUES(1,1797408000,7.0,3600);
CREATE TABLE samples_minute (
	series_id INTEGER NOT NULL, 
	ts BIGINT NOT NULL, 
	value DOUBLE NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (series_id, ts)
)
 WITHOUT ROWID

;
INSERT INTO "samples_minute" VALUES(1,1799913600,8.0,60);
CREATE TABLE series (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	used_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
INSERT INTO "series" VALUES(1,'engine:E1/container/c1/cpu',1795996800);
CREATE TABLE settings (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "settings" VALUES('theme','"dark"');
CREATE INDEX ix_events_time ON events (time);
CREATE INDEX ix_events_object ON events (object_id, time);
CREATE INDEX ix_audit_at ON audit (at);
COMMIT;
