using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Reads the events that most of a record consists of, in the form in which this program writes them, several times as fast as their contract does.</summary>
/// <remarks>Gives exactly what the contract gives, or nothing: then the contract is asked, which also says what is wrong.</remarks>
internal static class CommonEvents
{
    /// <summary>The event; <see langword="null"/> where it is another one, has another form, or its terms have not been seen.</summary>
    internal static CaseEvent? TryRead(string type, ReadOnlySpan<byte> content, KnownValues? known) => type switch
    {
        "case.submitted.v1" when known is not null => Submitted(content, known),
        "case.accepted.v1" => Accepted(content, known),
        "case.decided.v1" => Decided(content, known),
        "case.delivered.v1" => Delivered(content, known),
        "case.channel-changed.v1" => ChannelChanged(content, known),
        _ => null,
    };

    private static CaseSubmitted? Submitted(ReadOnlySpan<byte> content, KnownValues known)
    {
        var json = new PlainReader(content, known.Texts);
        var envelope = default(Envelope);
        CaseNumber? number = null;
        Application? application = null;
        CaseTerms? terms = null;
        AnswerWait? wait = null;
        string? owner = null;
        SlipNumber? slip = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("number"u8)) number = json.Code<CaseNumber>();
            else if (json.Is("application"u8)) application = ApplicationOf(ref json, known);
            else if (json.Is("terms"u8)) terms = known.Terms.TryFind(json.Raw(), out var seen) ? seen : null;
            else if (json.Is("wait"u8)) wait = WaitOf(ref json, known);
            else if (json.Is("owner"u8)) owner = json.CommonTextOrNull();
            else if (json.Is("slip"u8)) slip = json.TryNull() ? null : json.Code<SlipNumber>();
            else if (json.Is("mandate"u8) || json.Is("renewal"u8)) json.IsNull();
            else envelope.Read(ref json, isOfficer: false);
        }

        return json.IsPlainToTheEnd && envelope is { At: { } at, By: { } by } && number is { } given && application is not null && terms is not null && wait is not null
            ? new CaseSubmitted(at, by, given, application, terms, wait) { Owner = owner, Slip = slip, OnBehalfOf = envelope.OnBehalfOf }
            : null;
    }

    private static CaseAccepted? Accepted(ReadOnlySpan<byte> content, KnownValues? known)
    {
        var json = new PlainReader(content, known?.Texts);
        var envelope = default(Envelope);
        bool? deemed = null;
        LocalDate? on = null;
        DueDay? due = null;
        string? edition = null;
        SlipNumber? slip = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("deemed"u8)) deemed = json.Flag();
            else if (json.Is("acceptedOn"u8)) on = json.Day();
            else if (json.Is("decisionDue"u8)) due = DueOrNull(ref json);
            else if (json.Is("calendarEdition"u8)) edition = json.CommonText();
            else if (json.Is("slip"u8)) slip = json.TryNull() ? null : json.Code<SlipNumber>();
            else if (json.Is("substitutes"u8)) json.IsEmptyArray();
            else if (json.Is("atReceipt"u8)) json.IsNull();
            else envelope.Read(ref json, isOfficer: true);
        }

        return json.IsPlainToTheEnd && envelope.At is { } at && deemed is { } silent && on is { } day && edition is not null
            ? new CaseAccepted(at, envelope.By, silent, day, due, edition) { Slip = slip, OnBehalfOf = envelope.OnBehalfOf }
            : null;
    }

    private static CaseDecided? Decided(ReadOnlySpan<byte> content, KnownValues? known)
    {
        var json = new PlainReader(content, known?.Texts);
        var envelope = default(Envelope);
        CaseOutcome? outcome = null;
        bool? overdue = null;
        DueDay? due = null;
        string? edition = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("outcome"u8)) outcome = json.Name<CaseOutcome>();
            else if (json.Is("reason"u8) || json.Is("silence"u8)) json.IsNull();
            else if (json.Is("overdue"u8)) overdue = json.Flag();
            else if (json.Is("deliveryDue"u8)) due = DueOrNull(ref json);
            else if (json.Is("calendarEdition"u8)) edition = json.CommonText();
            else if (json.Is("remedies"u8)) json.IsEmptyArray();
            else envelope.Read(ref json, isOfficer: true);
        }

        return json.IsPlainToTheEnd && envelope.At is { } at && outcome is { } decided && overdue is { } late && edition is not null
            ? new CaseDecided(at, envelope.By, decided, Reason: null, late, due, edition) { OnBehalfOf = envelope.OnBehalfOf }
            : null;
    }

    private static CaseDelivered? Delivered(ReadOnlySpan<byte> content, KnownValues? known)
    {
        var json = new PlainReader(content, known?.Texts);
        var envelope = default(Envelope);
        DeliveryWay? way = null;
        bool? overdue = null;
        string? receiver = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("way"u8)) way = json.Name<DeliveryWay>();
            else if (json.Is("overdue"u8)) overdue = json.Flag();
            else if (json.Is("receiver"u8)) receiver = json.TextOrNull();
            else envelope.Read(ref json, isOfficer: true);
        }

        return json.IsPlainToTheEnd && envelope is { At: { } at, By: { } by } && way is { } how && overdue is { } late
            ? new CaseDelivered(at, by, how, late) { Receiver = receiver, OnBehalfOf = envelope.OnBehalfOf }
            : null;
    }

    private static CaseChannelChanged? ChannelChanged(ReadOnlySpan<byte> content, KnownValues? known)
    {
        var json = new PlainReader(content, known?.Texts);
        var envelope = default(Envelope);
        Channel? channel = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("channel"u8)) channel = json.Name<Channel>();
            else envelope.Read(ref json, isOfficer: false);
        }

        return json.IsPlainToTheEnd && envelope is { At: { } at, By: { } by } && channel is { } next
            ? new CaseChannelChanged(at, by, next) { OnBehalfOf = envelope.OnBehalfOf }
            : null;
    }

    private static Application? ApplicationOf(ref PlainReader json, KnownValues known)
    {
        MatterCode? matter = null;
        DivisionCode? division = null;
        Channel? channel = null;
        Party? applicant = null;
        ImmutableArray<SuppliedMaterial>? materials = null;
        LocalDate? validThrough = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("matter"u8)) matter = json.CommonCode<MatterCode>();
            else if (json.Is("division"u8)) division = json.Code<DivisionCode>();
            else if (json.Is("channel"u8)) channel = json.Name<Channel>();
            else if (json.Is("applicant"u8)) applicant = PartyOf(ref json);
            else if (json.Is("materials"u8)) materials = MaterialsOf(ref json, known);
            else if (json.Is("validThrough"u8)) validThrough = json.TryNull() ? null : json.Day();
            else json.NotPlain();
        }

        if (json.IsPlain && matter is { } what && division is { } where && channel is { } how && applicant is not null && materials is { } papers)
            return new Application(what, where, how, applicant, papers) { ValidThrough = validThrough };
        json.NotPlain();
        return null;
    }

    private static Party? PartyOf(ref PlainReader json)
    {
        string? kind = null, identifier = null;
        PartyName? name = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("kind"u8)) kind = json.Text();
            else if (json.Is("name"u8)) name = json.Code<PartyName>();
            else if (json.Is("identifier"u8)) identifier = json.Text();
            else json.NotPlain();
        }

        if (name is { } written && kind is "person" && CitizenIdentityNumber.TryParse(identifier, provider: null, out var person)) return new Person(written, person);
        if (name is { } registered && kind is "organisation" && UnifiedSocialCreditCode.TryParse(identifier, provider: null, out var code)) return new Organisation(registered, code);
        json.NotPlain();
        return null;
    }

    private static ImmutableArray<SuppliedMaterial> MaterialsOf(ref PlainReader whole, KnownValues known)
    {
        var content = whole.Raw();
        if (known.Materials.TryFind(content, out var seen)) return seen;
        var json = new PlainReader(content, known.Texts);
        var materials = ImmutableArray.CreateBuilder<SuppliedMaterial>(4);
        for (json.BeginArray(); json.NextElement();)
        {
            MaterialCode? code = null;
            MaterialForm? form = null;
            for (json.Begin(); json.Next();)
            {
                if (json.Is("material"u8)) code = json.Code<MaterialCode>();
                else if (json.Is("form"u8)) form = json.Name<MaterialForm>();
                else json.NotPlain();
            }

            if (code is { } material && form is { } supplied) materials.Add(new SuppliedMaterial(material, supplied));
            else json.NotPlain();
        }

        if (!json.IsPlain) whole.NotPlain();
        else known.Materials.Keep(content, seen = materials.DrainToImmutable());
        return seen;
    }

    private static AnswerWait? WaitOf(ref PlainReader whole, KnownValues known)
    {
        var content = whole.Raw();
        if (known.Waits.TryFind(content, out var seen)) return seen;
        var json = new PlainReader(content, known.Texts);
        LocalDate? through = null, receivedOn = null;
        Instant? endsAt = null;
        string? edition = null;
        bool? provisional = null;
        DueDay? due = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("through"u8)) through = json.Day();
            else if (json.Is("endsAt"u8)) endsAt = json.Instant();
            else if (json.Is("calendarEdition"u8)) edition = json.CommonText();
            else if (json.Is("provisional"u8)) provisional = json.Flag();
            else if (json.Is("receivedOn"u8)) receivedOn = json.Day();
            else if (json.Is("decisionDue"u8)) due = DueOrNull(ref json);
            else json.NotPlain();
        }

        if (json.IsPlain && through is { } last && endsAt is { } end && edition is not null && provisional is { } moves && receivedOn is { } received)
            known.Waits.Keep(content, seen = new AnswerWait(last, end, edition, moves, received, due));
        else
            whole.NotPlain();
        return seen;
    }

    private static DueDay? DueOrNull(ref PlainReader json)
    {
        if (json.TryNull()) return null;
        LocalDate? date = null;
        bool? provisional = null;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("date"u8)) date = json.Day();
            else if (json.Is("provisional"u8)) provisional = json.Flag();
            else json.NotPlain();
        }

        if (date is { } day && provisional is { } moves) return new DueDay(day, moves);
        json.NotPlain();
        return null;
    }

    /// <summary>What all events have.</summary>
    private struct Envelope
    {
        internal Instant? At;
        internal string? By, OnBehalfOf;

        /// <summary>Reads the member where it is one of these; any other makes the event no common one.</summary>
        internal void Read(ref PlainReader json, bool isOfficer)
        {
            if (json.Is("at"u8)) At = json.Instant();
            else if (json.Is("by"u8)) By = isOfficer ? json.CommonTextOrNull() : json.TextOrNull();
            else if (json.Is("onBehalfOf"u8)) OnBehalfOf = json.TextOrNull();
            else json.NotPlain();
        }
    }
}
