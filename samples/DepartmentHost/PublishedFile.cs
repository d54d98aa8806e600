using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>A list that a department publishes as a file: its own, where the configuration names one, else the sample that ships.</summary>
internal static class PublishedFile
{
    /// <summary>Loads a list.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">The key that names the department's own file.</param>
    /// <param name="sample">The sample in the assembly.</param>
    /// <param name="what">What the file is, for the message.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InvalidOperationException">The file is missing or is no such list; the message names the key and what is wrong.</exception>
    public static T Load<T>(IConfiguration configuration, string key, string sample, string what, Func<Stream, T> read)
    {
        string? path = configuration[key];
        try
        {
            using var file = string.IsNullOrEmpty(path)
                ? typeof(PublishedFile).Assembly.GetManifestResourceStream(sample) ?? throw new FileNotFoundException("The sample is missing from the assembly.")
                : File.OpenRead(path);
            return read(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or ArgumentException or FormatException)
        {
            throw new InvalidOperationException($"{key} ({path ?? "the sample"}) is no {what}: {fault.Message}", fault);
        }
    }
}
