using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.Journal.PostgreSql.Hosting;
using Zhaoqing.GovServices.Journal.Sqlite.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>Where the record is kept.</summary>
internal static class JournalChoice
{
    private const string File = "Journal:Path", PostgreSql = "Journal:PostgreSql";

    /// <summary>
    /// Takes the PostgreSQL database of <c>Journal:PostgreSql</c> (a connection string, for one host or many), else the SQLite file of <c>Journal:Path</c>;
    /// a relative path counts from the folder the host was started in.
    /// </summary>
    /// <exception cref="InvalidOperationException">Neither is set, or the connection string is none; the message names the key.</exception>
    public static IGovServicesBuilder UseJournal(this IGovServicesBuilder builder, IConfiguration configuration)
    {
        if (configuration[PostgreSql] is not { Length: > 0 } connectionString)
            return builder.UseSqlite(configuration[File] is { Length: > 0 } path ? Path.GetFullPath(path) : throw new InvalidOperationException($"{File} names no file."));
        try
        {
            return builder.UsePostgreSql(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"{PostgreSql} is no connection string.", e);
        }
    }

    /// <summary>The folder for the files of cases: <c>Cases:FilesPath</c>, else <c>files</c> beside the SQLite record.</summary>
    public static string FilesPath(IConfiguration configuration) =>
        configuration["Cases:FilesPath"] is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configuration[File] is { Length: > 0 } record ? record : "record/gov.db"))!, "files");
}
