using Microsoft.Extensions.Options;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the cases of a host are run; section <c>Cases</c> of the configuration.</summary>
public sealed class CaseOptions
{
    /// <summary>The name of the section in the configuration.</summary>
    public const string Section = "Cases";

    /// <summary>Every how many seconds lapsed waits are looked for and written down; 1 to 3,600, 30 unless set.</summary>
    /// <remarks>A case shows its lapse at the right instant whatever this is: the watch only writes it down.</remarks>
    public int LapseScanSeconds { get; set; } = 30;
}

internal sealed class CaseOptionsValidation : IValidateOptions<CaseOptions>
{
    public ValidateOptionsResult Validate(string? name, CaseOptions options) =>
        options.LapseScanSeconds is >= 1 and <= 3_600
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{CaseOptions.Section}:{nameof(CaseOptions.LapseScanSeconds)} is {options.LapseScanSeconds}; it must be 1 to 3600 seconds.");
}
