using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Zhaoqing.GovServices.ELicence;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>What a holder is told before the answer (告知书): who, for what, what, how, how often and until when, how long it is kept, and that the answer is free.</summary>
internal static class LicenceNotice
{
    private const string Version = "sample-1";

    /// <summary>The text for terms; their own notice does not count in it.</summary>
    public static string TextOf(GrantTerms terms, LicenceTypes types)
    {
        var type = types.Find(terms.Licence);
        string fields = string.Join('、', terms.Fields.Select(field => type?.Find(field)?.Title ?? field));
        string until = terms.NotAfter.InZone(ChinaTime.Zone).ToString("uuuu-MM-dd HH:mm", null);
        string kept = terms.RetentionDays == 0 ? "不留存" : $"留存{terms.RetentionDays}日";
        return $"{terms.User.Unit}({terms.User.Organisation})为办理办件{terms.Purpose.Case},请求使用您的{type?.Name}:{NamesOf(terms.Actions)}{(fields.Length == 0 ? "" : ",信息项为" + fields)}。"
            + $"至{until}止,最多{terms.UseLimit}次,{kept},不得转给他人。您可以同意,也可以拒绝;不答复即为不同意;同意后可以随时撤回。不同意的,可以提交纸质材料,不影响办理。";
    }

    /// <summary>The record of the notice for terms.</summary>
    public static NoticeRecord RecordOf(GrantTerms terms, LicenceTypes types) =>
        new(Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(terms, types)))));

    /// <summary>Actions in Chinese.</summary>
    public static string NamesOf(LicenceActions actions) => string.Join('、', new (LicenceActions Action, string Name)[]
    {
        (LicenceActions.View, "查看"), (LicenceActions.Verify, "核验"), (LicenceActions.FetchData, "调取数据"), (LicenceActions.FetchCopy, "调取加注件"), (LicenceActions.StoreInCase, "存入案卷"),
    }.Where(one => actions.HasFlag(one.Action)).Select(one => one.Name));
}
