using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;

namespace Zhaoqing.GovServices.CrossRegionCities.Acts;

/// <summary>Which consignment a button is about: what was typed names a paper or a number, else it is all that is left, or the first.</summary>
internal static class CityPapers
{
    /// <summary>What has not been sent yet, or the one paper that was typed; what was lost or short is made up for by <see cref="Replace"/>.</summary>
    public static PaperSent Send(HandoverCase copy, HandoverView view, string note, LocalDate today)
    {
        var left = view.PapersMissing.Except(view.Consignments.Where(one => one.Standing == PaperStanding.UnderWay || IsOpen(one)).SelectMany(one => one.Papers), StringComparer.Ordinal).ToImmutableArray();
        return new PaperSent(NumberOf(copy, today), SealOf(copy), view.PapersMissing.Contains(note, StringComparer.Ordinal) ? [note] : left);
    }

    /// <summary>The consignment under way that was typed, by its number or by a paper in it; else the first. Where none was told it has the number of the case.</summary>
    public static SlipNumber UnderWay(HandoverCase copy, HandoverView view, string note)
    {
        var under = view.Consignments.Where(one => one.Standing == PaperStanding.UnderWay).ToArray();
        var named = Array.Find(under, one => string.Equals($"{one.Number}", note, StringComparison.Ordinal) || one.Papers.Contains(note, StringComparer.Ordinal));
        return (named ?? under.FirstOrDefault())?.Number ?? SlipNumber.Of(SlipKind.Consignment, copy.Number);
    }

    /// <summary>A consignment whose list is not here, as typed: the number on it, the number of its seal and what was found in it, with spaces between; null where it is not so.</summary>
    public static PaperSignedFor? Found(string note, LocalDate? informBy) =>
        note.Split([' ', '、', ',', ' '], StringSplitOptions.RemoveEmptyEntries) is [var number, var seal, .. { Length: > 0 } papers] && SlipNumber.TryParse(number, provider: null, out var consignment)
            ? new PaperSignedFor(consignment, seal, [.. papers], informBy)
            : null;

    /// <summary>What could be typed there, to tell whether it may be said now.</summary>
    public static string Example(HandoverCase copy) => $"{SlipNumber.Of(SlipKind.Consignment, copy.Number)} F1 {copy.View!.PapersAsked.FirstOrDefault("无")}";

    /// <summary>The last that is no longer under way: what is, has not arrived because nobody waits for it. Where none was told it has the number of the case.</summary>
    public static SlipNumber Here(HandoverCase copy, HandoverView view) => view.Consignments.LastOrDefault(one => one.Standing != PaperStanding.UnderWay)?.Number ?? SlipNumber.Of(SlipKind.Consignment, copy.Number);

    /// <summary>The first that was lost or short is made up for.</summary>
    public static PaperReplaced Replace(HandoverCase copy, HandoverView view, LocalDate today) => new(NumberOf(copy, today))
    {
        Replaces = view.Consignments.FirstOrDefault(IsOpen)?.Number,
        Seal = SealOf(copy),
    };

    /// <summary>Whether it is under way, and nobody waits for it any more.</summary>
    public static bool IsLate(HandoverView view, PaperConsignment one) => one.Standing == PaperStanding.UnderWay && view.State is not (HandoverState.AwaitPaper or HandoverState.LossHandling);

    private static bool IsOpen(PaperConsignment one) => one is { Standing: PaperStanding.Lost or PaperStanding.Deficient, IsReplaced: false };

    /// <summary>A number that no other consignment of the case has.</summary>
    private static SlipNumber NumberOf(HandoverCase copy, LocalDate today) =>
        SlipNumber.Create(SlipKind.Consignment, today, SHA256.HashData(Encoding.UTF8.GetBytes($"{copy.Number} {copy.LastSeq}")).AsSpan(0, CaseNumber.RandomBytes));

    private static string SealOf(HandoverCase copy) => $"F{copy.LastSeq}";
}
