using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

internal sealed record TypedEdition(string Format, int Version, string Edition, string Effective, string? Hash, TypedMatter[] Matters);

internal sealed record TypedMatter(
    string Code, string Name, string Kind, string Department, string Source, TypedGround[] Bases, string[] Audience, TypedGuide? Guide, bool Whole,
    TypedDecision? Decision, TypedDelivery? Delivery, TypedMaterial[] Materials, TypedStep[] Steps, TypedList[] Lists, TypedElements? Elements);

internal sealed record TypedGround(string? Clause, string? Law, string? Article, string? Text);

internal sealed record TypedGuide(
    string Id, string Name, string Law, string? LawVersion, TypedGround[] Articles, string[] Conditions, string? Level, string? LimitNote, string? Extension,
    string? Validity, string? Renewal, string? SpecialSteps, string? Fee, string? CommitmentHint, string? Note);

internal sealed record TypedLimit(int Amount, string Unit, string LastDay);

internal sealed record TypedDecision(TypedLimit Limit, string Start, TypedGround Ground);

internal sealed record TypedExtension(int AtMost, string Approver, TypedGround Ground);

internal sealed record TypedDelivery(TypedLimit Limit, TypedGround Ground, TypedExtension? Extension, TypedGround? Restart, string Start, string Bearer, bool Backward, string? Silence, TypedLimit? OtherReading);

internal sealed record TypedMaterial(string Code, string Name, string Necessity, string? Situation, string? Form, string? Issuer, string? LicenceType, TypedGround? Ground, string? Note);

internal sealed record TypedStep(int Sequence, string Name, string? Actor, string? Limit, bool? Counted, TypedGround? Ground);

internal sealed record TypedList(string Division, string Authority, string? AuthorityCode);

internal sealed record TypedElements(string? OriginSystem, string? OriginEdition, TypedUnified Unified, TypedLocal[] Lists);

internal sealed record TypedUnified(string Set, string Edition, Dictionary<string, string> Values, Dictionary<string, string>[] Materials);

internal sealed record TypedLocal(string Division, string Set, string Edition, Dictionary<string, string> Values);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TypedEdition))]
internal sealed partial class TypedContext : JsonSerializerContext;
