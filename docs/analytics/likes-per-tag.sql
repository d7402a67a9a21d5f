-- Likes per tag and day, over the files of `./stoa export --format parquet`.
-- A post's tags are those it had when it was liked: those of its last event before the like.
WITH tagged AS (
    SELECT (payload ->> 'post')::BIGINT AS post,
           position,
           coalesce(lead(position) OVER (PARTITION BY payload ->> 'post' ORDER BY position), 9223372036854775807) AS until,
           from_json(payload -> 'tags', '[{"name": "VARCHAR"}]') AS tags
    FROM read_parquet('post.parquet')
    WHERE event IN ('post.PostPublished', 'post.PostEdited')
), liked AS (
    SELECT (payload ->> 'post')::BIGINT AS post, position, strftime(time, '%Y-%m-%d') AS day
    FROM read_parquet('like.parquet')
    WHERE event = 'like.PostLiked'
)
SELECT day, tag.name AS tag, count(*) AS likes
FROM liked
JOIN tagged ON tagged.post = liked.post AND liked.position > tagged.position AND liked.position < tagged.until,
     unnest(tagged.tags) AS each (tag)
GROUP BY day, tag.name
ORDER BY day, tag.name;
