using System.Xml.Linq;

namespace Zhaoqing.GovServices.House;

/// <summary>The arrows between packages, as docs/architecture.md draws them.</summary>
public sealed class ArrowTests
{
    private const string Root = "Zhaoqing.GovServices";

    /// <summary>What each package may name in its project file: packages of the house without their prefix, others in full.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [""] = ["NodaTime", "OneOf"],
        [".TimeLimit"] = ["", "NodaTime", "OneOf"],
        [".Journal"] = ["", "NodaTime", "NodaTime.Serialization.SystemTextJson", "OneOf", "Microsoft.Extensions.Caching.Memory", "Microsoft.Extensions.Hosting.Abstractions"],
        [".Journal.Sqlite"] = [".Journal", "Microsoft.Data.Sqlite"],
        [".Journal.PostgreSql"] = [".Journal", "Npgsql"],
        [".Journal.TestKit"] = [".Journal", "FsCheck.Xunit", "xunit"],
        [".Catalogue"] = ["", ".TimeLimit", ".Journal"],
        [".Catalogue.Import"] = [".Catalogue", "ExcelDataReader", "Sylvan.Data.Csv"],
        [".Testing"] = [".Cases", "FsCheck"],
        [".Cases"] = [".Catalogue", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options"],
        [".NotifyCommit"] = [".Cases", "NetTopologySuite"],
        [".CrossRegion"] = [".Cases"],
        [".CrossRegion.Exchange"] = [".CrossRegion", "Microsoft.Extensions.Http.Resilience"],
        [".ELicence"] = [".Journal"],
        [".ELicence.Documents"] = [".ELicence", "PdfPig", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"],
        [".ELicence.Exchange"] = [".ELicence", "Microsoft.Extensions.Http.Resilience"],
        [".ELicence.Sm"] = [".ELicence", "BouncyCastle.Cryptography"],
        [".Hotline"] = [".Journal", ".TimeLimit", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options"],
        [".Hosting"] = [".Journal", ".TimeLimit", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Options"],
    };

    public static TheoryData<string> Packages => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_names_only_what_the_house_draws(string package)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", package, package + ".csproj"));
        var named = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)[Root.Length..])
            .Concat(project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value));
        Assert.True(Allowed.TryGetValue(package[Root.Length..], out string[]? allowed), $"{package} is not drawn in the house.");
        Assert.Empty(named.Except(allowed, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_a_readme_with_an_example(string package)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", package, "README.md"));
        Assert.StartsWith($"# {package}\n", readme, StringComparison.Ordinal);
        Assert.Contains("```csharp", readme, StringComparison.Ordinal);
    }
}
