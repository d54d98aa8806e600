namespace Zhaoqing.GovServices.EndToEnd.Tests;

/// <summary>The repository these tests stand in.</summary>
internal static class Repository
{
    /// <summary>The root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that was built, as the folder of these tests says.</summary>
    public static string Configuration { get; } = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhaoqing.GovServices.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The repository was not found from where the tests run.");
    }
}
