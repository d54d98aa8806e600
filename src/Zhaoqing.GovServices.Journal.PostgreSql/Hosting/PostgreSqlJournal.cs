using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Hosting;

/// <summary>Puts the journal in PostgreSQL into a host.</summary>
public static class PostgreSqlJournal
{
    /// <summary>Takes the journal in a database, in place of any journal chosen before.</summary>
    /// <remarks>It is opened when the host starts: a database that is refused or out of reach stops the host with the reason. The host closes it at its end.</remarks>
    /// <param name="builder">The host's builder.</param>
    /// <param name="connectionString">The connection, as Npgsql reads it.</param>
    /// <param name="options">The schema and the patience; <see langword="null"/> for the usual ones.</param>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty or none.</exception>
    public static IGovServicesBuilder UsePostgreSql(this IGovServicesBuilder builder, string connectionString, PostgreSqlJournalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _ = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Services.RemoveAll<PostgreSqlEventStore>().RemoveAll<IEventStore>().RemoveAll<ISubscriptionStore>();
        builder.Services.AddSingleton(_ => Task.Run(() => PostgreSqlEventStore.OpenAsync(connectionString, options)).GetAwaiter().GetResult());
        builder.Services.AddSingleton<IEventStore>(services => services.GetRequiredService<PostgreSqlEventStore>());
        builder.Services.AddSingleton(services => services.GetRequiredService<PostgreSqlEventStore>().Subscriptions);
        return builder.OpenJournalAtStart();
    }
}
