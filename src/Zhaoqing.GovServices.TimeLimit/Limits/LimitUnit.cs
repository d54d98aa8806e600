namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>In what a limit is counted.</summary>
public enum LimitUnit
{
    /// <summary>At once (即办、当场): the day itself if it is a working day, else the next working day.</summary>
    SameDay,

    /// <summary>Working days (工作日): weekends and holidays do not count, make-up days do.</summary>
    WorkingDays,

    /// <summary>Calendar days (自然日): every day counts.</summary>
    CalendarDays,

    /// <summary>Months: to the corresponding day, else to the end of the month (民法典 第二百零二条).</summary>
    Months,

    /// <summary>Years: to the corresponding day, else to the end of the month (民法典 第二百零二条).</summary>
    Years,
}

/// <summary>What happens when the last day of a limit in calendar units is a rest day.</summary>
public enum LastDayRule
{
    /// <summary>Nothing: the law in question does not move it.</summary>
    AsIs,

    /// <summary>It moves to the first working day after (民法典 第二百零三条; 民事诉讼法 第八十五条).</summary>
    NextWorkingDay,
}
