using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The way an application comes in (办理渠道). It is an attribute of the case, never another kind of case (ORG-1.3).</summary>
public enum Channel
{
    /// <summary>At a service window (窗口).</summary>
    Window,

    /// <summary>On the web (网上).</summary>
    Online,

    /// <summary>On a phone (掌上).</summary>
    Mobile,

    /// <summary>At a self-service terminal (自助终端).</summary>
    Terminal,

    /// <summary>By video (视频办).</summary>
    Video,

    /// <summary>By post (邮寄).</summary>
    Post,

    /// <summary>By somebody who does it for the applicant (代办).</summary>
    Proxy,
}

/// <summary>The form in which a material is handed in (材料形式).</summary>
public enum MaterialForm
{
    /// <summary>On paper (纸质).</summary>
    Paper,

    /// <summary>Electronic (电子).</summary>
    Electronic,
}

/// <summary>One material handed in (提交的材料).</summary>
/// <param name="Material">Its code in the implementation list.</param>
/// <param name="Form">Paper or electronic.</param>
public sealed record SuppliedMaterial(MaterialCode Material, MaterialForm Form);

/// <summary>What an applicant asks for (申请).</summary>
/// <param name="Matter">The matter applied for.</param>
/// <param name="Division">The division in which it is to be handled.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Materials">What was handed in with it; may be empty, the rest is then asked for once.</param>
public sealed record Application(MatterCode Matter, DivisionCode Division, Channel Channel, Party Applicant, ImmutableArray<SuppliedMaterial> Materials)
{
    /// <summary>The last day in China on which the licence to be renewed is good (有效期至); <see langword="null"/> where nothing is renewed.</summary>
    public LocalDate? ValidThrough { get; init; }

    /// <summary>The session of the video window in which it was made (视频办会话); <see langword="null"/> where there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SlipNumber? Session { get; init; }

    /// <summary>The construction project it belongs to (工程建设项目); <see langword="null"/> where it belongs to none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProjectCode? Project { get; init; }
}
