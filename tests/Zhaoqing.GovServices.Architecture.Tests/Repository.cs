using System.Reflection;
using System.Runtime.CompilerServices;

namespace Zhaoqing.GovServices.House;

/// <summary>The repository these tests stand in, and the assemblies beside them.</summary>
internal static class Repository
{
    /// <summary>The root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The packages, by reflection.</summary>
    public static IReadOnlyList<Assembly> Packages { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Order(StringComparer.Ordinal).Select(folder => Assembly.Load(Path.GetFileName(folder)))];

    /// <summary>The test projects, by reflection; this one too.</summary>
    public static IReadOnlyList<Assembly> Tests { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "tests")).Order(StringComparer.Ordinal).Select(folder => Assembly.Load(Path.GetFileName(folder)))];

    /// <summary>Every public type of the packages.</summary>
    public static IEnumerable<Type> PublicTypes => Packages.SelectMany(package => package.GetExportedTypes());

    /// <summary>Whether generated documents are to be written anew instead of compared: <c>UPDATE_DOCS=1</c>.</summary>
    public static bool Updates => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>Compares a generated document with the one in <c>docs/</c>, or writes it anew.</summary>
    public static void IsUpToDate(string name, string expected)
    {
        string path = Path.Combine(Root, "docs", name);
        if (Updates) File.WriteAllText(path, expected);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == expected,
            $"docs/{name} is not what the code gives; run UPDATE_DOCS=1 eng/test.sh FullyQualifiedName~House and look at the difference.");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // A deterministic build hides the folder of the sources, so look up from the assembly too.
        foreach (string start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) ?? "" })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Zhaoqing.GovServices.sln"))) return folder.FullName;
            }
        }

        throw new InvalidOperationException("The repository was not found from where the tests run.");
    }
}
