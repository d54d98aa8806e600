using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>A file of a department's own data, with a sample inside the assembly that stands in for it.</summary>
internal static class DepartmentFile
{
    /// <summary>Loads it.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">The key of the path; where it is not set, the sample is read.</param>
    /// <param name="sample">The name of the sample.</param>
    /// <param name="what">What the file is, for the message.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InvalidOperationException">The file is missing or is nothing of the kind; the message names the key and what is wrong.</exception>
    public static T Load<T>(IConfiguration configuration, string key, string sample, string what, Func<Stream, T> read)
    {
        string? path = configuration[key];
        try
        {
            using var file = string.IsNullOrEmpty(path)
                ? typeof(DepartmentFile).Assembly.GetManifestResourceStream("Data." + sample) ?? throw new FileNotFoundException("The sample is missing from the assembly.")
                : File.OpenRead(path);
            return read(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or ArgumentException or FormatException)
        {
            throw new InvalidOperationException($"{key} ({path ?? "the sample"}) is no {what}: {fault.Message}", fault);
        }
    }

    /// <summary>The JSON of a file.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of.</exception>
    public static T Json<T>(Stream file) => JsonSerializer.Deserialize<T>(file, Http.HostJson.Options) ?? throw new JsonException("The file holds null.");
}
