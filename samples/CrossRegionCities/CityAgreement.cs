using System.Collections.Immutable;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>The edition of the agreement by which a city works, as its file has it.</summary>
internal sealed class CityAgreement
{
    private CityAgreement(AgreementFile file, CrossRegionRules routes) => (File, Routes) = (file, routes);

    /// <summary>The edition that ships with the sample; invented.</summary>
    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "fo-zhao.json");

    /// <summary>The file.</summary>
    public AgreementFile File { get; }

    /// <summary>The routes.</summary>
    public CrossRegionRules Routes { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOperationException">It is refused; the message names the code and every field.</exception>
    public static CityAgreement Read(string path)
    {
        using var file = System.IO.File.OpenRead(path);
        byte[] bytes = new byte[AgreementFile.MaxLength + 1];
        var read = Taken(path, AgreementFile.Read(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))));
        ImmutableArray<RoutedMatter> matters = [.. CityMatter.All.Select(matter => new RoutedMatter(matter.Code, matter.Name, "示例局", DivisionLevel.Prefecture) { Nature = matter.Nature })];
        return new CityAgreement(read, Taken(path, CrossRegionRules.Of(DivisionTree.Shipped, matters, Taken(path, AgreementSet.Of(read.Agreement)), read.Exceptions)));
    }

    private static T Taken<T>(string path, OneOf.OneOf<Refusal, T> answer) => answer.Match(
        refusal => throw new InvalidOperationException($"{path}: {refusal} {string.Join("; ", refusal.Fields.Select(fault => $"{fault.Field}: {fault.Message}"))}"),
        read => read);
}
