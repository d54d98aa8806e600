using System.Collections.Immutable;
using System.Text.Json;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost.People;

/// <summary>Who may act for whom: the register of mandates (授权代理登记) and the letters of chief representatives (首席事务代表授权书).</summary>
/// <remarks>
/// Two files, <c>{"note":"…","mandates":[…]}</c> and <c>{"note":"…","letters":[…]}</c>. <c>Mandates:Path</c> and <c>ChiefAuthorisations:Path</c> name the
/// department's own; without them samples of invented people stand in.
/// </remarks>
internal sealed class ActingPeople
{
    private ActingPeople(ImmutableArray<Mandate> mandates, ImmutableArray<ChiefAuthorisation> authorisations) =>
        Facts = new CaseFacts { Mandates = mandates, Authorisations = authorisations };

    /// <summary>What a case is told.</summary>
    public CaseFacts Facts { get; }

    /// <summary>Loads both files.</summary>
    /// <exception cref="InvalidOperationException">A file is missing, or a mandate or letter is wrong; the message names the key and what is wrong.</exception>
    public static ActingPeople Load(IConfiguration configuration) => new(
        DepartmentFile.Load(configuration, "Mandates:Path", "mandates.json", "register of mandates", ReadMandates),
        DepartmentFile.Load(configuration, "ChiefAuthorisations:Path", "chief-authorisations.json", "list of letters of authorisation", ReadLetters));

    /// <summary>Reads a register.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of, or a mandate is wrong.</exception>
    public static ImmutableArray<Mandate> ReadMandates(Stream file) =>
        [.. (DepartmentFile.Json<MandatesFile>(file).Mandates ?? []).Select(read => Sound(Mandate.Of(read.Principal, read.Agent, read.Kind, read.Scope)) with { RevokedAt = read.RevokedAt })];

    /// <summary>Reads letters.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of, or a letter is wrong.</exception>
    public static ImmutableArray<ChiefAuthorisation> ReadLetters(Stream file) =>
        [.. (DepartmentFile.Json<LettersFile>(file).Letters ?? []).Select(read => Sound(ChiefAuthorisation.Of(read.Department, read.Representative, read.Scope)))];

    private static T Sound<T>(OneOf<Refusal, T> read) => read.Match(refusal => throw new JsonException(refusal.ToString()), sound => sound);

    private sealed record MandatesFile(string? Note = null, List<Mandate>? Mandates = null);

    private sealed record LettersFile(string? Note = null, List<Letter>? Letters = null);

    private sealed record Letter(Authority Department, string Representative, ChiefScope Scope);
}
