namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>Where the record is kept.</summary>
internal static class JournalPath
{
    private const string Key = "Journal:Path";

    /// <summary>The file of the SQLite record; a relative path counts from the folder the host was started in.</summary>
    /// <exception cref="InvalidOperationException">No path, or a store that this version does not have; the message names the key.</exception>
    public static string Of(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["Journal:PostgreSql"]))
            throw new InvalidOperationException("Journal:PostgreSql is set, but this version keeps the record in SQLite only; set Journal:Path instead.");
        return configuration[Key] is { Length: > 0 } path ? Path.GetFullPath(path) : throw new InvalidOperationException($"{Key} names no file.");
    }
}
