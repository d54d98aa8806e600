namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>Where a journal stands in its database, and how long a host tries.</summary>
public sealed record PostgreSqlJournalOptions
{
    /// <summary>The schema: 1 to 40 of <c>a-z 0-9 _</c>, beginning with a letter. Two journals of one database stand in two schemas.</summary>
    public string Schema { get; init; } = JournalDatabase.DefaultSchema;

    /// <summary>How long an append outlasts a server that is gone before it is answered with <see cref="JournalUnavailableException"/>; 15 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);
}
