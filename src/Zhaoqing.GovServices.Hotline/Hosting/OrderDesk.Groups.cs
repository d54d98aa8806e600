using OneOf;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class OrderDesk
{
    /// <summary>Makes an order part of another. The other is told first: whatever happens between, no caller is lost, and <see cref="MendGroupsAsync"/> finishes it.</summary>
    /// <returns>The merged order; refused as <see cref="WorkOrder.Take"/> refuses either step.</returns>
    public async Task<OneOf<Refusal, WorkOrder>> MergeAsync(OrderNumber child, OrderNumber parent, OrderActor actor, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(child, cancellationToken).ConfigureAwait(false) is not { } order) return OrderRefusals.OrderUnknown();
        if (IsPartOf(order, parent)) return order;
        var joined = await TakeAsync(parent, new JoinMember(order), actor, key: null, cancellationToken).ConfigureAwait(false);
        if (joined.TryPickT0(out var refusal, out var group)) return refusal;
        var merged = await TakeAsync(child, new MergeIntoOrder(group), actor, key: null, cancellationToken).ConfigureAwait(false);
        // Another host may have finished it in between.
        return merged.IsT0 && await FindAsync(child, cancellationToken).ConfigureAwait(false) is { } now && IsPartOf(now, parent) ? now : merged;
    }

    /// <summary>Takes an order out of the one it is part of. It goes on first and is let go after; should that not come about, <see cref="MendGroupsAsync"/> does it, and until then its caller is told twice rather than not at all.</summary>
    /// <returns>The order by itself; refused as <see cref="WorkOrder.Take"/> refuses.</returns>
    public async Task<OneOf<Refusal, WorkOrder>> LeaveAsync(OrderNumber child, OrderActor actor, string reason, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(child, cancellationToken).ConfigureAwait(false) is not { } order) return OrderRefusals.OrderUnknown();
        if (order.Parent is not { } parent) return OrderRefusals.NotMember();
        var alone = await TakeAsync(child, new PlainAct(OrderAct.LeaveGroup, reason), actor, key: null, cancellationToken).ConfigureAwait(false);
        if (alone.IsT1) _ = await TakeAsync(parent, new ReleaseMember(child), actor, key: null, cancellationToken).ConfigureAwait(false);
        return alone;
    }

    /// <summary>Finishes what was begun of merging and leaving and broke off between its two records; several hosts may do so. A member that has left is let go; one that is not merged yet is, and where it cannot be any more it is let go; one that the group has let go of goes on alone.</summary>
    /// <returns>How many this call finished.</returns>
    public async Task<int> MendGroupsAsync(CancellationToken cancellationToken = default)
    {
        var clock = new OrderActor(OrderEvent.Clock, OrderRoles.Hotline);
        int mended = 0;
        foreach (var (parent, member, change) in await AskAsync(book => book.Unsettled(), cancellationToken).ConfigureAwait(false))
        {
            if (IsUnreadable(parent) || IsUnreadable(member)) continue;
            if (await FindReadableAsync(parent, cancellationToken).ConfigureAwait(false) is not { } group || await FindReadableAsync(member, cancellationToken).ConfigureAwait(false) is not { } child) continue;
            bool isPart = IsPartOf(child, parent);
            if (isPart == group.Members.Any(one => one.Number == member))
            {
                _ = await AskAsync(
                    book =>
                    {
                        book.Settle(parent, member, change);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
                continue;
            }

            // Who is part of a group that has let go of it would be answered by nobody.
            if (isPart)
            {
                if ((await TakeAsync(member, new PlainAct(OrderAct.LeaveGroup, "合并组内已无此工单。"), clock, key: null, cancellationToken).ConfigureAwait(false)).IsT1) mended++;
                continue;
            }

            // Who has left is not merged again: the rule refuses it.
            if ((await TakeAsync(member, new MergeIntoOrder(group), clock, key: null, cancellationToken).ConfigureAwait(false)).IsT1)
            {
                mended++;
                continue;
            }

            // Somebody may have been quicker: then it is a member for good, or none any more.
            if (await FindAsync(member, cancellationToken).ConfigureAwait(false) is { } now && IsPartOf(now, parent)) continue;
            if ((await TakeAsync(parent, new ReleaseMember(member), clock, key: null, cancellationToken).ConfigureAwait(false)).IsT1) mended++;
        }

        return mended;
    }

    private static bool IsPartOf(WorkOrder order, OrderNumber parent) => order.State == OrderState.Merged && order.Parent == parent;
}
