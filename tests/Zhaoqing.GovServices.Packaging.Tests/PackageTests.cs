using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Zhaoqing.GovServices.Packaging.Tests;

/// <summary>What <c>dotnet pack</c> gives of the whole solution.</summary>
public sealed class PackageTests : IClassFixture<PackageTests.Packed>
{
    private readonly Packed _packed;

    public PackageTests(Packed packed) => _packed = packed;

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Path.Combine(Packed.Root, "src")).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void Every_package_is_there_with_its_symbols_and_nothing_else_is() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Packed.Root, "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        _packed.Ids.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_package_has_its_readme_its_documentation_its_licence_and_its_symbols(string name)
    {
        using var package = _packed.Open(name);
        var entries = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("README.md", entries);
        Assert.Contains($"lib/net10.0/{name}.dll", entries);
        Assert.Contains($"lib/net10.0/{name}.xml", entries);
        var metadata = Packed.Nuspec(package);
        Assert.Equal("README.md", Packed.Value(metadata, "readme"));
        Assert.Equal("Apache-2.0", Packed.Value(metadata, "license"));
        Assert.NotEmpty(Packed.Value(metadata, "description"));
        Assert.True(_packed.HasSymbols(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_package_depends_on_what_its_project_names_and_on_nothing_else(string name)
    {
        using var package = _packed.Open(name);
        var project = XDocument.Load(Path.Combine(Packed.Root, "src", name, name + ".csproj"));
        var named = project.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value)
            .Concat(project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));
        var depends = Packed.Nuspec(package).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
        Assert.Equal(named.Order(StringComparer.Ordinal), depends.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_assembly_holds_the_path_of_the_machine_it_was_built_on(string name)
    {
        using var package = _packed.Open(name);
        using var content = package.GetEntry($"lib/net10.0/{name}.dll")!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        string text = Encoding.Latin1.GetString(bytes.ToArray());
        if (Packed.IsContinuousIntegration) Assert.DoesNotContain(Packed.Root, text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    /// <summary>Packs once for all tests, without building.</summary>
    public sealed class Packed : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("govservices-packages-").FullName;

        public Packed()
        {
            string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var start = new ProcessStartInfo("dotnet", ["pack", "Zhaoqing.GovServices.sln", "--no-build", "--configuration", configuration, "--output", _folder, "--nologo", "-v", "quiet", "-tl:off"])
            {
                WorkingDirectory = Root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            using var pack = Process.Start(start)!;
            string printed = pack.StandardOutput.ReadToEnd();
            pack.WaitForExit();
            if (pack.ExitCode != 0) throw new InvalidOperationException("dotnet pack failed:\n" + printed);
        }

        /// <summary>The root of the repository.</summary>
        public static string Root { get; } = FindRoot();

        /// <summary>Whether the build was asked to be the same on every machine.</summary>
        public static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") == "true";

        /// <summary>The ids of the packages.</summary>
        public IEnumerable<string> Ids => Directory.GetFiles(_folder, "*.nupkg").Select(file =>
        {
            using var package = ZipFile.OpenRead(file);
            return Value(Nuspec(package), "id");
        });

        public static XElement Nuspec(ZipArchive package)
        {
            using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            return XDocument.Load(stream).Root!;
        }

        public static string Value(XElement metadata, string name) => metadata.Descendants().First(element => element.Name.LocalName == name).Value;

        public ZipArchive Open(string id) => ZipFile.OpenRead(FileOf(id, ".nupkg")!);

        public bool HasSymbols(string id) => FileOf(id, ".snupkg") is not null;

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private static string FindRoot()
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Zhaoqing.GovServices.sln"))) return folder.FullName;
            }

            throw new InvalidOperationException("The repository was not found from where the tests run.");
        }

        /// <summary>The file of a package; its version begins with a digit, which tells it from a longer id.</summary>
        private string? FileOf(string id, string ending) => Directory.GetFiles(_folder, id + ".*" + ending)
            .SingleOrDefault(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]));
    }
}
