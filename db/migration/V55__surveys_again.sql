-- The ST segment is not told any more of leads that were derived or recorded for a part of a minute: surveys are made anew.
delete from survey;
