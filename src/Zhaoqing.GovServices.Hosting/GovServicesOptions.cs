using Microsoft.Extensions.Options;

namespace Zhaoqing.GovServices.Hosting;

/// <summary>What all packages of a host share; section <c>GovServices</c> of the configuration.</summary>
public sealed class GovServicesOptions
{
    /// <summary>The name of the section in the configuration.</summary>
    public const string Section = "GovServices";

    /// <summary>From how many remaining working days on the light is yellow; 1 to 60, 3 unless set.</summary>
    public int YellowWithinWorkingDays { get; set; } = 3;
}

internal sealed class GovServicesOptionsValidation : IValidateOptions<GovServicesOptions>
{
    public ValidateOptionsResult Validate(string? name, GovServicesOptions options) =>
        options.YellowWithinWorkingDays is >= 1 and <= 60
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{GovServicesOptions.Section}:{nameof(GovServicesOptions.YellowWithinWorkingDays)} is {options.YellowWithinWorkingDays}; it must be 1 to 60 working days.");
}
