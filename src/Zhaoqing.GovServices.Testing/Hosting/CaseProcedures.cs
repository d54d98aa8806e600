using FsCheck.Fluent;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing.Hosting;

/// <summary>The case of this house as a procedure, for a department's own matter, list, steps and rules.</summary>
public static class CaseProcedures
{
    /// <summary>The cases of a setting.</summary>
    /// <exception cref="ArgumentException">The edition does not serve the matter there.</exception>
    public static Procedure<CaseFile, AskedAct, CaseEvent> Of(CaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var terms = setting.Terms().Match(refusal => throw new ArgumentException(refusal.Message, nameof(setting)), terms => terms);
        return new Procedure<CaseFile, AskedAct, CaseEvent>
        {
            Beginnings = from at in GovInstants.AtEdges(setting.Calendar, setting.FirstDay, setting.LastDay)
                         from number in Applications.Numbers(ChinaTime.DayOf(at))
                         from application in Applications.For(setting)
                         select (CaseEvent)CaseFile.Submit(number, application, terms, setting.Cast.Applicant, at, setting.Calendar)
                             .Match(refusal => throw new ArgumentException(refusal.Message, nameof(setting)), submitted => submitted),
            Orders = CaseActs.For(setting),
            HappenedAt = happened => happened.At,
            Begin = beginning => CaseFile.Replay([beginning]),
            Apply = (file, happened) => file.Apply(happened),
            Take = (file, asked, now) => file.Take(CaseActs.AskedAt(asked.Order, now), asked.By, now, setting.Calendar),
            Lapses = (file, now) => file.Lapses(now),
            Place = file => file.State.ToString(),
            Moves = [.. CaseTable.Rows.Select(row => (row.From.ToString(), row.To.ToString())).Append((nameof(CaseState.InSpecialStep), nameof(CaseState.InSpecialStep))).Distinct()],
            ThroughTheRecord = happened => CaseEventCodec.Read(CaseEventCodec.NameOf(happened), CaseEventCodec.Write(happened)),
        };
    }
}
