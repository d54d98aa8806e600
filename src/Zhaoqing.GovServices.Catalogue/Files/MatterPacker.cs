using System.Globalization;
using NodaTime.Text;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Writes matters into an edition file: texts, grounds, authorities and unified parts once, and by number afterwards.</summary>
internal sealed class MatterPacker
{
    private readonly Numbered<LegalGround> _grounds = new(comparer: null);
    private readonly Numbered<Authority> _authorities = new(comparer: null);

    /// <summary>By reference: matters that share a part go on sharing it.</summary>
    private readonly Numbered<UnifiedPart> _parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes the matters of an edition after all that they refer to.</summary>
    public static void Pack(CatalogueEdition edition, PackedWriter file, Numbered<string> texts)
    {
        var packer = new MatterPacker();
        PackedWriter grounds = new(texts), authorities = new(texts), parts = new(texts), matters = new(texts);
        matters.All(edition.Matters, matter => packer.Write(matters, matter));
        parts.All([.. packer._parts.Items], part => packer.Write(parts, part));
        authorities.All([.. packer._authorities.Items], authority =>
        {
            authorities.Text(authority.Name);
            authorities.Text(authority.Code?.ToString("G", CultureInfo.InvariantCulture));
        });
        grounds.All([.. packer._grounds.Items], ground =>
        {
            grounds.Text(ground.Clause?.ToString());
            if (ground.Clause is not null) return;
            grounds.Text(ground.Law);
            grounds.Text(ground.Article);
            grounds.Text(ground.Text);
        });
        file.Table();
        foreach (var part in (PackedWriter[])[grounds, authorities, parts, matters]) file.Bytes(part.Written);
    }

    private void Write(PackedWriter to, Matter matter)
    {
        to.Text(matter.Code.ToString());
        to.Text(matter.Name);
        to.Number((int)matter.Kind);
        to.Text(matter.Department);
        to.Text(matter.Source);
        to.All(matter.Bases, ground => Write(to, ground));
        to.Texts(matter.Audience);
        to.Flag(matter.Guide is not null);
        if (matter.Guide is { } guide) Write(to, guide);
        to.Number(_parts.NumberOf(ReferenceEquals(matter.Unified, UnifiedPart.Empty) ? null : matter.Unified));
        to.All(matter.Lists, list =>
        {
            to.Text(list.Division.ToString("G", CultureInfo.InvariantCulture));
            to.Number(_authorities.NumberOf(list.Authority));
        });
    }

    private void Write(PackedWriter to, MatterGuide guide)
    {
        to.Text(guide.Id.ToString());
        to.Text(guide.Name);
        to.Text(guide.Law);
        to.Text(guide.LawVersion is { } version ? LocalDatePattern.Iso.Format(version) : null);
        to.All(guide.Articles, ground => Write(to, ground));
        to.Texts(guide.Conditions);
        foreach (string? text in (string?[])[guide.Level, guide.LimitNote, guide.Extension, guide.Validity, guide.Renewal, guide.SpecialSteps, guide.Fee, guide.CommitmentHint, guide.Note])
            to.Text(text);
    }

    private void Write(PackedWriter to, UnifiedPart part)
    {
        to.Flag(part.IsWhole);
        Write(to, part.DecisionLimit);
        to.Flag(part.DeliveryLimit is not null);
        if (part.DeliveryLimit is { } delivery) Write(to, delivery);
        to.All(part.Materials, material =>
        {
            to.Text(material.Code.ToString());
            to.Text(material.Name);
            to.Number((int)material.Necessity);
            foreach (string? text in (string?[])[material.Situation, material.Form, material.Issuer, material.LicenceType, material.Note]) to.Text(text);
            Write(to, material.Ground);
            to.Number(material.Replacement switch { null => 0, { NoneBecause: null } => 1, _ => 2 });
            if (material.Replacement is not { } replacement) return;
            to.Text(replacement.NoneBecause);
            to.Texts(replacement.LicenceTypes);
            to.Texts(replacement.SharedData);
        });
        to.All(part.Steps, step =>
        {
            to.Number(step.Sequence);
            foreach (string? text in (string?[])[step.Name, step.Actor, step.Limit]) to.Text(text);
            to.Number(step.Counted switch { null => 0, false => 1, true => 2 });
            Write(to, step.Ground);
        });
        to.All(part.Variations, variation =>
        {
            to.Number((int)variation.Channel);
            Write(to, variation.DecisionLimit);
            to.Texts([.. variation.Without.Select(code => code.ToString())]);
            to.Texts(variation.Conditions);
        });
    }

    private void Write(PackedWriter to, DecisionLimit? decision)
    {
        to.Flag(decision is not null);
        if (decision is null) return;
        Write(to, decision.Limit);
        to.Number((int)decision.Start);
        Write(to, decision.Ground);
    }

    private void Write(PackedWriter to, LegalLimit delivery)
    {
        Write(to, delivery.Limit);
        Write(to, delivery.Ground);
        to.Flag(delivery.Extension is not null);
        if (delivery.Extension is { } extension)
        {
            to.Number(extension.AtMost);
            to.Number((int)extension.Approver);
            Write(to, extension.Ground);
        }

        Write(to, delivery.Restart);
        to.Number((int)delivery.Start);
        to.Number((int)delivery.Bearer);
        to.Flag(delivery.Backward);
        to.Number(delivery.Silence is { } silence ? (int)silence + 1 : 0);
        to.Flag(delivery.OtherReading is not null);
        if (delivery.OtherReading is { } other) Write(to, other);
    }

    private void Write(PackedWriter to, LegalGround? ground) => to.Number(_grounds.NumberOf(ground));

    private static void Write(PackedWriter to, Limit limit)
    {
        to.Number(limit.Amount);
        to.Number((int)limit.Unit);
        to.Number((int)limit.LastDay);
    }
}
