/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/stamp.h"

struct fault;

enum { CONF_FAMILY_MAX = 8, CONF_POLICIES_MAX = 12, CONF_BULLETINS_MAX = 8 };

/*
 * A link of the bar above the masthead: sister sites, the station. Or a
 * policy: a property of schema.org's, and a path or a whole address.
 */
struct conf_link {
	char *label;
	char *url;
};

/* How mail leaves, and who may send what (base/conf_mail.c). */
enum conf_mail_transport {
	CONF_MAIL_OFF, /* no mail leaves: whatever needs it is not offered */
	CONF_MAIL_SMTP,
	CONF_MAIL_SENDMAIL,
	CONF_MAIL_MAILDIR, /* into a folder, for trying it out */
	CONF_MAIL__MAX
};
enum conf_email_mode {
	CONF_EMAIL_OFF,
	CONF_EMAIL_VERIFIED, /* the sender follows a link first */
	CONF_EMAIL_OPEN,
	CONF_EMAIL_SELF, /* to the sender alone */
	CONF_EMAIL__MAX
};
extern const char *const conf_mail_transports[CONF_MAIL__MAX];
extern const char *const conf_email_modes[CONF_EMAIL__MAX];

/* A slot of the console: the newest of a list of clips, or a link. */
struct conf_bulletin {
	char *label; /* "Radio news" */
	char *list;  /* "audiovideo/radio-news", or "" and */
	char *url;   /* a path or a whole address */
	int hours;   /* after which its newest is not shown; 0: always is */
};

struct conf_list {
	size_t n;
	char **at;
};

/*
 * The one configuration file, broadsheet.conf(5), with every default filled
 * in. Paths are absolute. Strings are never NULL.
 */
struct conf {
	char *path; /* the file itself; "" when all is default */

	char *site_name;
	char *tagline;    /* under the name; may be "" */
	char *base_url;   /* "https://news.example.org", no slash behind it */
	char *language;   /* BCP 47: "en-GB" */
	/*
	 * Who mints the ids of feeds, and a day on which the name was theirs
	 * (RFC 4151): "news.example.org,2026-01-01". Never to be changed.
	 */
	char *tag_authority;
	char *search_language; /* Snowball's name: "english", or "none" */
	char *direction;  /* "ltr" or "rtl" */
	char *publisher;  /* who stands behind it; the name by default */
	char *contact;    /* an address for letters; may be "" */
	char *disclaimer; /* under Internet links; may be "" */
	bool low_indexed; /* whether robots may index /low/ */
	int see_also_max; /* stories below a story; 0: none */
	char *read_log;   /* of the web server, for "most read"; "": off */
	/*
	 * A story whose last update is more days ago says so; 0: none does.
	 * Kinds and sections whose stories do not.
	 */
	int age_notice_days;
	struct conf_list age_exempt;
	struct stamp_zones zones;
	size_t n_family;
	struct conf_link family[CONF_FAMILY_MAX];

	size_t n_bulletins;
	struct conf_bulletin bulletin[CONF_BULLETINS_MAX];
	char *podcast_category; /* of Apple's list: "News" */
	char *podcast_image;    /* a path or a whole address, or "" */

	char *legal_name; /* of the publisher; may be "" */
	char *founded;    /* "1897-04-02", "1897-04", "1897" or "" */
	size_t n_policies;
	struct conf_link policy[CONF_POLICIES_MAX];
	struct conf_list robots_disallow; /* paths, beginning with '/' */
	struct conf_list robots_refuse;   /* robots' names */
	char *security_contact; /* a URI (RFC 9116); "": nobody */
	char *security_policy;  /* an https: URL, or "" */

	char *edition_dir; /* edition.db, newsroom.db, media/ */
	char *template_dir;
	char *override_dir; /* templates that replace ours; may be "" */
	char *static_dir;

	char *socket; /* of site.fcgi */
	int workers;  /* processes; 0 means one a processor core */
	int threads;  /* in each */
	int page_cache_mb; /* of pages kept, in each process; 0: none */

	char *postroom_socket; /* of postroom.fcgi */
	int postroom_workers;
	int postroom_threads;
	/* Networks whose word on who asks is believed: "192.0.2.0/24". */
	struct conf_list trusted_proxies;
	/* What readers may send to debates, from one network and in all. */
	int debate_per_hour;
	int debate_total_per_hour;
	int feedback_per_hour;
	int feedback_total_per_hour;

	enum conf_mail_transport mail_transport;
	char *mail_from;  /* the address that all mail comes from */
	char *mail_relay; /* "smtp://host:587", "smtps://host" */
	bool mail_tls;    /* smtp: nothing is said before STARTTLS */
	char *mail_user;  /* and password, or "" */
	char *mail_password_file;
	char *mail_ca_file; /* whose certificates are good; "": the system's */
	char *mail_ledger;  /* what has been handed over, outside the edition */
	char *sendmail;     /* the program */
	char *maildir;
	int mail_timeout_s; /* for each answer that is waited for */
	int mail_give_up_hours;

	enum conf_email_mode email_mode; /* CONF_EMAIL_OFF without a transport */
	/* Letters with a story; a recipient each counts where mail is meant. */
	int email_network_per_hour;
	int email_network_per_day;
	int email_sender_per_day;
	int email_recipient_per_day;
	int email_domain_per_hour;
	int email_story_per_hour;
	int email_total_per_hour;
};

/*
 * Read the file at path into *c. path NULL means $BROADSHEET_CONF, else the
 * file of the installation; only the latter may be absent. Relative paths in
 * it are taken from the file's own folder. false: FAULT_NOINPUT (no such
 * file), FAULT_CONFIG (naming file, line and option); *c is then untouched.
 * Not to be called from two threads at once (libconfuse).
 */
bool conf_load(const char *path, struct conf *c, struct fault *f);

/* Give back what conf_load made. */
void conf_release(struct conf *c);

#endif
