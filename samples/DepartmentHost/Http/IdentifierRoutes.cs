using OneOf;
using Zhaoqing.GovServices.ELicence;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Checks of codes, for anybody. A value is never echoed or logged.</summary>
internal static class IdentifierRoutes
{
    private const int MostItems = 10_000;

    public static void MapIdentifiers(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/identifiers/checks", CheckAsync).WithTags("代码校验")
            .Accepts<CheckRequest>("application/json").Produces<CheckAnswer>().ProducesProblem(400).ProducesProblem(422)
            .WithSummary("批量校验公民身份号码、统一社会信用代码、行政区划代码、电子证照标识").WithName("CheckIdentifiers");

    private static async Task<IResult> CheckAsync(HttpRequest request)
    {
        if ((await JsonBody.ReadAsync<CheckRequest>(request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        var faults = new FieldFaults();
        if (body.Items is null || body.Items.Count > MostItems)
        {
            faults.Add("items", body.Items is null ? "请填写 items。" : $"一次最多{MostItems}项。", "request.items");
            return faults.Answer!;
        }

        var answers = new List<CheckItemAnswer>(body.Items.Count);
        for (int i = 0; i < body.Items.Count; i++)
        {
            string value = body.Items[i]?.Value ?? "";
            if (body.Items[i]?.Value is null) faults.Add($"items[{i}].value", "请填写要校验的代码。");
            string? kind = body.Items[i]?.Kind;
            switch (kind)
            {
                case "citizenIdentityNumber":
                    answers.Add(Answer(kind, CitizenIdentityNumber.Read(value)));
                    break;
                case "unifiedSocialCreditCode":
                    answers.Add(Answer(kind, UnifiedSocialCreditCode.Read(value)));
                    break;
                case "divisionCode":
                    answers.Add(Answer(kind, DivisionCode.Read(value)));
                    break;
                case "electronicLicenceIdentifier":
                    answers.Add(Answer(kind, LicenceIdentifier.Read(value).Match<OneOf<CodeFault, LicenceIdentifier>>(
                        fault => fault, _ => MiscopiedLicenceIdentifier.FaultAt(value.Length), identifier => identifier)));
                    break;
                default:
                    faults.Add(
                        $"items[{i}].kind", "应为 citizenIdentityNumber、unifiedSocialCreditCode、divisionCode、electronicLicenceIdentifier 之一。", "identifiers.kind-unknown");
                    break;
            }
        }

        return faults.Answer ?? Results.Ok(new CheckAnswer(answers));
    }

    private static CheckItemAnswer Answer<T>(string kind, OneOf<CodeFault, T> read) => read.Match(
        fault => new CheckItemAnswer(kind, Valid: false, new FaultAnswer(fault.Code, fault.Position, fault.Message)),
        _ => new CheckItemAnswer(kind, Valid: true, Fault: null));
}

internal sealed record CheckRequest(List<CheckItem?>? Items = null);

internal sealed record CheckItem(string? Kind = null, string? Value = null)
{
    /// <summary>The kind alone: the value may be a person's.</summary>
    public override string ToString() => $"{nameof(CheckItem)} {Kind}";
}

internal sealed record CheckAnswer(IReadOnlyList<CheckItemAnswer> Items);

internal sealed record CheckItemAnswer(string Kind, bool Valid, FaultAnswer? Fault);

internal sealed record FaultAnswer(string Code, int? Position, string Message);
