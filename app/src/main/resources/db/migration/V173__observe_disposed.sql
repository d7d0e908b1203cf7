-- A report that was disposed of: that it came, how it came and when it was decided stays for the counts; what it told,
-- where and by whom is emptied.
alter table observe_report drop constraint observe_report_state_check;
alter table observe_report add constraint observe_report_state_check
    check (state in ('received', 'accepted', 'merged', 'rejected', 'forwarded', 'disposed'));
