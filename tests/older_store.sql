-- A few rows in every table of the first edition, as a store of that time held them.

INSERT INTO place (code, slug, name, kind, evidence) VALUES
  ('x-a', 'a', 'A', 'city_region', 'invented'),
  ('x-b', 'b', 'B', 'district', 'invented');

INSERT INTO place_link (id, parent, child, relation, from_day) VALUES
  (1, 'x-a', 'x-b', 'part_of', '2020-01-01');

INSERT INTO document (id, kind, subject, version, status, in_force_from, terms, fingerprint,
  previous_fingerprint, reason, evidence, recorded_at) VALUES
  (1, 'agreement', 'x-a', 1, 'varied', '2024-04-01', '{}', 'first', NULL, '', 'illustrative', '2024-03-01 09:00:00.000000'),
  (2, 'agreement', 'x-a', 2, 'in_force', '2025-04-01', '{}', 'second', 'first', 'asked', 'illustrative',
    '2025-03-01 09:00:00.000000');

INSERT INTO signature (id, document_id, side, post, person, fingerprint, signed_at, method) VALUES
  (1, 1, 'place', 'Mayor of A', 'person 1', 'first', '2024-03-02 09:00:00.000000', ''),
  (2, 1, 'centre', 'Director', 'person 2', 'first', '2024-03-03 09:00:00.000000', '');

INSERT INTO release (id, feed, indicator, address, asked_at, rows_read, rows_added, rows_revised,
  rows_unchanged, rows_absent, rows_older, rows_refused, outcome, problem, licence) VALUES
  (1, 'file', 'employment-rate', 'https://example.org', '2024-05-01 09:00:00.000000', 2, 2, 0, 0, 0, 0, 0,
    'stored', '', '');

INSERT INTO observation (indicator, place, period_start, period_end, known_from, known_until, value, status,
  caveats, label, status_raw, note, locator, release_id) VALUES
  ('employment-rate', 'x-a', '2022-01-01', '2023-01-01', '2024-05-01 09:00:00.000000', '2025-05-01 09:00:00.000000', 70.1, 'final', '', '2022', '', '', 'row 1', 1),
  ('employment-rate', 'x-a', '2022-01-01', '2023-01-01', '2025-05-01 09:00:00.000000', NULL, 70.3, 'revised',
    '', '2022', '', '', 'row 2', 1);

INSERT INTO issue (id, release_id, severity, place, indicator, message) VALUES
  (1, 1, 'soft', 'x-a', 'employment-rate', 'odd');

INSERT INTO release_date (indicator, expected_on, label, source, recorded_at) VALUES
  ('employment-rate', '2026-12-01', '', 'calendar', '2024-05-01 09:00:00.000000');

INSERT INTO promise_event (id, document_id, clause, event, happened_on, due, text, post, evidence,
  recorded_at) VALUES
  (1, 1, 'powers.1', 'promised', '2024-04-01', '2026-04-01', '', '', 'illustrative', '2024-04-01 09:00:00.000000');

INSERT INTO case_event (id, standard, place, episode, at, event, text, post, person, evidence) VALUES
  (1, 'floor', 'x-a', 1, '2025-06-01 09:00:00.000000', 'explained', 'why', 'Mayor', 'person 1', 'invented');

INSERT INTO comment (id, place, indicator, clause, at, role, post, person, text, link, evidence) VALUES
  (1, 'x-a', 'employment-rate', NULL, '2025-06-01 09:00:00.000000', 'editor', 'Editor', 'person 1', 'said',
    NULL, 'invented');

INSERT INTO verdict (id, indicator, place, document_id, clause, judged_on, standard, course, direction, body)
  VALUES
  (1, 'employment-rate', 'x-a', 2, 'outcomes.1', '2025-06-01', NULL, 'on_course', NULL, '{}');

INSERT INTO verdict_change (id, indicator, place, document_id, clause, at, judgement, before, after, moved_by,
  release_id) VALUES
  (1, 'employment-rate', 'x-a', 2, 'outcomes.1', '2025-06-01 09:00:00.000000', 'course', NULL, 'on_course',
    'new_figure', 1);
