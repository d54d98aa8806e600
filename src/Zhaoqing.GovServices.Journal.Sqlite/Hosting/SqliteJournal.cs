using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Journal.Sqlite.Hosting;

/// <summary>Puts the journal in one SQLite file into a host.</summary>
public static class SqliteJournal
{
    /// <summary>Takes the journal in the file at <paramref name="path"/>, in place of any journal chosen before.</summary>
    /// <remarks>The file is opened when the host starts: a file that is refused stops the host with its name. The host closes it at its end.</remarks>
    /// <param name="builder">The host's builder.</param>
    /// <param name="path">The file; made, with its folders, where nothing stands.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static IGovServicesBuilder UseSqlite(this IGovServicesBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.RemoveAll<SqliteEventStore>().RemoveAll<IEventStore>().RemoveAll<ISubscriptionStore>();
        builder.Services.AddSingleton(_ => SqliteEventStore.Open(path));
        builder.Services.AddSingleton<IEventStore>(services => services.GetRequiredService<SqliteEventStore>());
        builder.Services.AddSingleton(services => services.GetRequiredService<SqliteEventStore>().Subscriptions);
        return builder.OpenJournalAtStart();
    }
}
