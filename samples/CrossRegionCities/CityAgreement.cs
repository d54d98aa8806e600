using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>The editions of the agreement by which a city works, as its files have them: a file, or all of a folder, read again when one changes.</summary>
internal sealed class CityAgreement
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private (string Stamp, AgreementEditions Editions, CrossRegionRules Routes) _last;
    private string? _unread;

    private CityAgreement(string path)
    {
        _path = path;
        _last = (StampOf(path), default!, default!);
        (_last.Editions, _last.Routes) = Load(path);
    }

    /// <summary>The edition that ships with the sample; invented.</summary>
    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "fo-zhao.json");

    /// <summary>Is told, once, why what changed is refused; what was read before stays.</summary>
    public Action<string> Refused { get; set; } = _ => { };

    /// <summary>The routes for what begins now.</summary>
    public CrossRegionRules Routes => Now().Routes;

    /// <summary>Reads a file, or the files of a folder.</summary>
    /// <exception cref="InvalidOperationException">One is refused; the message names the code and every field.</exception>
    public static CityAgreement Read(string path) => new(path);

    /// <summary>The edition in force on a day; the newest where none is.</summary>
    public AgreementFile InForce(LocalDate day)
    {
        var editions = Now().Editions;
        return editions.InForce(editions.Files[^1].Agreement.Id, day) ?? editions.Files[^1];
    }

    private (AgreementEditions Editions, CrossRegionRules Routes) Now()
    {
        lock (_lock)
        {
            string stamp = _last.Stamp;
            try
            {
                stamp = StampOf(_path);
                if (!string.Equals(stamp, _last.Stamp, StringComparison.Ordinal)) (_last.Editions, _last.Routes) = Load(_path);
                (_last.Stamp, _unread) = (stamp, null);
            }
            catch (InvalidOperationException fault)
            {
                (_last.Stamp, _unread) = (stamp, null);
                Refused(fault.Message);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Read again the next time.
                if (!string.Equals(Interlocked.Exchange(ref _unread, fault.Message), fault.Message, StringComparison.Ordinal)) Refused(fault.Message);
            }

            return (_last.Editions, _last.Routes);
        }
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal) : [path];

    private static string StampOf(string path) => string.Join('|', FilesOf(path).Select(file => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}"));

    private static (AgreementEditions Editions, CrossRegionRules Routes) Load(string path)
    {
        var editions = Taken(path, AgreementEditions.Of([.. FilesOf(path).Select(FileOf)]));
        if (editions.Files.IsEmpty) throw new InvalidOperationException($"{path}: there is no agreement.");
        ImmutableArray<RoutedMatter> matters = [.. CityMatter.All.Select(matter => new RoutedMatter(matter.Code, matter.Name, "示例局", DivisionLevel.Prefecture) { Nature = matter.Nature })];
        return (editions, Taken(path, CrossRegionRules.Of(DivisionTree.Shipped, matters, editions.Agreements, editions.Exceptions)));
    }

    private static AgreementFile FileOf(string path)
    {
        using var file = File.OpenRead(path);
        byte[] bytes = new byte[AgreementFile.MaxLength + 1];
        return Taken(path, AgreementFile.Read(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))));
    }

    private static T Taken<T>(string path, OneOf.OneOf<Refusal, T> answer) => answer.Match(
        refusal => throw new InvalidOperationException($"{path}: {refusal} {string.Join("; ", refusal.Fields.Select(fault => $"{fault.Field}: {fault.Message}"))}"),
        read => read);
}
