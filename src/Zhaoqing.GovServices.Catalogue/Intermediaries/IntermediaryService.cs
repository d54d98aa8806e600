using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A service of the list of intermediary services (中介服务事项): work of third parties whose result an approval may ask for.</summary>
/// <remarks>Immutable. It never names an agency: who does it is the applicant's choice.</remarks>
/// <param name="Code">Its code in the list.</param>
/// <param name="Name">Its name.</param>
/// <param name="Basis">The article of a law, regulation or State Council decision that makes it a condition.</param>
public sealed record IntermediaryService(string Code, string Name, LegalGround Basis);

/// <summary>What an agency takes for a service (收费标准).</summary>
/// <param name="Amount">The amount in yuan, from 0.</param>
/// <param name="Per">For what, for example 每项.</param>
/// <param name="Basis">The basis of the price: a document, or that the market sets it (市场调节价).</param>
public sealed record ServiceFee(decimal Amount, string Per, string Basis);

/// <summary>The guide (服务指南) that an agency publishes for a service: conditions, process, limit, fee.</summary>
/// <remarks>Immutable. There is none with an element missing.</remarks>
[Clause("REG-2.16")]
public sealed record ServiceGuide
{
    private ServiceGuide(string conditions, string process, Limit limit, ServiceFee fee)
    {
        Conditions = conditions;
        Process = process;
        Limit = limit;
        Fee = fee;
    }

    /// <summary>The conditions (服务条件).</summary>
    public string Conditions { get; }

    /// <summary>The process (服务流程).</summary>
    public string Process { get; }

    /// <summary>The limit (服务时限).</summary>
    public Limit Limit { get; }

    /// <summary>The fee (收费标准).</summary>
    public ServiceFee Fee { get; }

    /// <summary>A guide from data that may be wrong.</summary>
    /// <returns>The guide; refused with <c>catalogue.service-guide-incomplete</c>, naming every missing element at once.</returns>
    [Clause("REG-2.16")]
    public static OneOf<Refusal, ServiceGuide> Of(string? conditions, string? process, Limit? limit, ServiceFee? fee)
    {
        var missing = ImmutableArray.CreateBuilder<FieldFault>();
        if (string.IsNullOrWhiteSpace(conditions)) missing.Add(new FieldFault("conditions", "请填写服务条件。"));
        if (string.IsNullOrWhiteSpace(process)) missing.Add(new FieldFault("process", "请填写服务流程。"));
        if (limit is null || limit == default(Limit)) missing.Add(new FieldFault("limit", "请填写服务时限。"));
        if (fee is null || string.IsNullOrWhiteSpace(fee.Basis) || string.IsNullOrWhiteSpace(fee.Per) || fee.Amount < 0) missing.Add(new FieldFault("fee", "请填写收费金额、计价单位和依据。"));
        return missing.Count > 0
            ? IntermediaryRefusals.GuideIncomplete() with { Fields = missing.ToImmutable() }
            : new ServiceGuide(conditions!, process!, limit!.Value, fee!);
    }
}
