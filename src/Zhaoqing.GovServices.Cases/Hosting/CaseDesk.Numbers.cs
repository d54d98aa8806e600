using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases.Hosting;

public sealed partial class CaseDesk
{
    private readonly NationalNumberCounter _numbers = new(store);

    /// <summary>The events to append, an acceptance with its national number where the list of the case has a code that gives one.</summary>
    private async Task<ImmutableArray<CaseEvent>> NumberedAsync(ImmutableArray<CaseEvent> happened, CaseTerms terms, CancellationToken cancellationToken)
    {
        if (terms.ImplementCode is not { } code) return happened;
        for (int i = 0; i < happened.Length; i++)
        {
            if (happened[i] is CaseAccepted accepted && await _numbers.NextAsync(code, Now(), cancellationToken).ConfigureAwait(false) is { } number)
                happened = happened.SetItem(i, accepted with { NationalNumber = number });
        }

        return happened;
    }
}
