import { ATTACKS, CODES, COUNTRIES, DAY_MS, DAYS, FLOWS, NOW, TENANTS, toRecord } from './records.js';

/** Rows per call of `put`, as the recorder writes them under load. */
const BATCH = 500;

/** Writes records through the store, as the embedded database is filled in use. */
export async function fillThroughStore(history, rows) {
  for (let start = 0; start < rows; start += BATCH) {
    const records = Array.from({ length: Math.min(BATCH, rows - start) }, (_, index) => toRecord(start + index, rows));
    await history.put(TENANTS[0], records);
  }
}

/** Makes rows in the database itself, with the indexes made after them, and the groups from the rows. */
export async function fillPostgres(client, rows) {
  const { rows: indexes } = await client.query(
    "select indexname, indexdef from pg_indexes where schemaname = current_schema and indexname like 'history_records_%' and indexname <> 'history_records_key'",
  );
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
  await client.query("set maintenance_work_mem = '1GB'");
  await client.query('select setseed(0.5)');
  await client.query(insertRows(rows));
  for (const { indexdef } of indexes) await client.query(indexdef);
  await client.query(INSERT_GROUPS);
  await client.query('insert into history_sizes select tenant, count(*) from history_records group by tenant');
  await client.query('vacuum analyze');
  // What was made is written to the disk now, and not by the statements that are measured.
  await client.query('checkpoint');
}

const choose = (values, by) =>
  `(array[${values.map((it) => `'${it}'`).join(',')}])[1 + floor(${by} * ${values.length})::int]`;

/** One verification in ten belongs to the second tenant; the values are spread as those of `toRecord`. */
function insertRows(rows) {
  const first = NOW - DAYS * DAY_MS;
  return `
insert into history_records (tenant, signature_id, day, status, error_code, error_codes, face_liveness_score,
  face_similarity_score, liveness_threshold, similarity_threshold, is_likely_attack, liveness_attack_code,
  liveness_attack_type, liveness_flow_category, country_code, user_id, biz_id, started_at, recorded_at, decided_at,
  erased_at, observed_at, score_bucket)
select case when i % 10 = 9 then '${TENANTS[1]}' else '${TENANTS[0]}' end, 'made-' || i, recorded / ${DAY_MS}, status, code,
  case when code is null then '[]' else '["' || code || '"]' end, score, case when score is null then null else 100 * power(random(), 0.2) end,
  50, 70, (attack is not null)::int, case when attack is null then null else 17 end, attack,
  ${choose(FLOWS, 'power(random(), 2)')},
  case when i % 1000000 = 17 then 'ZZZ' else ${choose(COUNTRIES, 'power(random(), 2)')} end,
  'user-' || floor(random() * ${Math.ceil(rows / 4)}), 'biz-' || i, recorded - 60000, recorded,
  case when status = 'PENDING' then null else recorded end, null, recorded, least(19, floor(score / 5))
from (
  select *, case status when 'FAIL' then case when i % 1000000 = 999 then 'RARE_CODE' when attack is not null then 'LIVENESS_ATTACK' else ${choose(CODES, 'random()')} end end as code
  from (
    select i, ${first} + (i * ${DAYS * DAY_MS}::numeric / ${rows})::bigint as recorded,
      case when attacked < 0.02 then ${choose(ATTACKS, 'random()')} end as attack,
      case when i % 1000000 = 999 or attacked < 0.02 or verdict < 0.1 then 'FAIL' when verdict < 0.14 then 'INCOMPLETE' when verdict < 0.15 then 'PENDING' else 'PASS' end as status,
      case when attacked < 0.02 then 30 * random() when verdict between 0.1 and 0.15 then null else 100 * power(random(), 0.1) end as score
    from (select i, random() as attacked, random() as verdict from generate_series(0, ${rows - 1}) i) drawn
  ) decided
) coded`;
}

/** The key is the text that the store makes of the same values. */
const INSERT_GROUPS = `
insert into history_rollups
select tenant, replace(json_build_array(day, (decided_at is not null)::int, status, error_code, is_likely_attack,
    liveness_attack_type, liveness_flow_category, country_code)::text, ', ', ','),
  day, (decided_at is not null)::int, status, error_code, is_likely_attack, liveness_attack_type,
  liveness_flow_category, country_code, count(*),
  ${Array.from({ length: 20 }, (_, bucket) => `count(*) filter (where score_bucket = ${bucket})`).join(', ')}
from history_records
group by tenant, day, decided_at is not null, status, error_code, is_likely_attack, liveness_attack_type,
  liveness_flow_category, country_code
-- As they come to be, day by day.
order by day`;
