using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>Measures documents of one object with many members, with known and unknown names, as an attacker sends them to slow down a function.</summary>
internal static class Names
{
    private const int Size = 100_000;

    public static void Run()
    {
        Console.WriteLine("names: medians of a document of 100 KB");
        Compare("unknown", Count(""));
        Compare("unknown, all the same", Repeat("orderXd"));
        Compare("unknown, non-ASCII", Count("é"));
        Compare("unknown, same, non-ASCII", Repeat("é"));
        Compare("unknown, escaped", Count("\\u007a"));
        Compare("unknown, same, escaped", Repeat("\\u007a"));
        Compare("in reverse order", Repeat(NamesContext.Default.Wide, static name => name));
        Compare("in another case", Repeat(NamesContext.Default.Wide, static name => name.ToUpperInvariant()));
        Compare("escaped", Repeat(NamesContext.Default.Wide, static name => $"\\u{(int)name[0]:x4}{name[1..]}"));
        CompareLetters("letters", Repeat(NamesContext.Default.Letters, static name => name));
        CompareLetters("letters, in another case", Repeat(NamesContext.Default.Letters, static name => name.ToUpperInvariant()));
        CompareLetters("letters, unknown", Count("Zähl"));
        CompareLetters("letters, unknown, same", Repeat("Zählör"));
    }

    private static void Compare(string name, byte[] json) => SteadyState.Compare(
        name, () => LambdaJson.Deserialize<Wide>(json), () => JsonSerializer.Deserialize(json, NamesContext.Default.Wide));

    private static void CompareLetters(string name, byte[] json) => SteadyState.Compare(
        name, () => LambdaJson.Deserialize<Letters>(json), () => JsonSerializer.Deserialize(json, NamesContext.Default.Letters));

    private static byte[] Repeat(string name) => Repeat(() => name);

    private static byte[] Count(string name)
    {
        int next = 0;
        return Repeat(() => $"{name}{next++}");
    }

    private static byte[] Repeat(JsonTypeInfo type, Func<string, string> written)
    {
        string[] names = [.. type.Properties.Select(property => written(property.Name)).Reverse()];
        int next = 0;
        return Repeat(() => names[next++ % names.Length]);
    }

    private static byte[] Repeat(Func<string> next)
    {
        var text = new StringBuilder("{");
        while (text.Length < Size)
            text.Append(text.Length > 1 ? "," : "").Append($"\"{next()}\":0");
        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }
}

/// <summary>120 members.</summary>
internal sealed class Wide
{
    public int OrderId { get; set; }
    public int OrderName { get; set; }
    public int OrderCode { get; set; }
    public int OrderStatus { get; set; }
    public int OrderTotal { get; set; }
    public int OrderUpdatedAt { get; set; }
    public int CustomerId { get; set; }
    public int CustomerName { get; set; }
    public int CustomerCode { get; set; }
    public int CustomerStatus { get; set; }
    public int CustomerTotal { get; set; }
    public int CustomerUpdatedAt { get; set; }
    public int InvoiceId { get; set; }
    public int InvoiceName { get; set; }
    public int InvoiceCode { get; set; }
    public int InvoiceStatus { get; set; }
    public int InvoiceTotal { get; set; }
    public int InvoiceUpdatedAt { get; set; }
    public int ShippingId { get; set; }
    public int ShippingName { get; set; }
    public int ShippingCode { get; set; }
    public int ShippingStatus { get; set; }
    public int ShippingTotal { get; set; }
    public int ShippingUpdatedAt { get; set; }
    public int BillingId { get; set; }
    public int BillingName { get; set; }
    public int BillingCode { get; set; }
    public int BillingStatus { get; set; }
    public int BillingTotal { get; set; }
    public int BillingUpdatedAt { get; set; }
    public int PaymentId { get; set; }
    public int PaymentName { get; set; }
    public int PaymentCode { get; set; }
    public int PaymentStatus { get; set; }
    public int PaymentTotal { get; set; }
    public int PaymentUpdatedAt { get; set; }
    public int DiscountId { get; set; }
    public int DiscountName { get; set; }
    public int DiscountCode { get; set; }
    public int DiscountStatus { get; set; }
    public int DiscountTotal { get; set; }
    public int DiscountUpdatedAt { get; set; }
    public int CurrencyId { get; set; }
    public int CurrencyName { get; set; }
    public int CurrencyCode { get; set; }
    public int CurrencyStatus { get; set; }
    public int CurrencyTotal { get; set; }
    public int CurrencyUpdatedAt { get; set; }
    public int WarehouseId { get; set; }
    public int WarehouseName { get; set; }
    public int WarehouseCode { get; set; }
    public int WarehouseStatus { get; set; }
    public int WarehouseTotal { get; set; }
    public int WarehouseUpdatedAt { get; set; }
    public int CarrierId { get; set; }
    public int CarrierName { get; set; }
    public int CarrierCode { get; set; }
    public int CarrierStatus { get; set; }
    public int CarrierTotal { get; set; }
    public int CarrierUpdatedAt { get; set; }
    public int TrackingId { get; set; }
    public int TrackingName { get; set; }
    public int TrackingCode { get; set; }
    public int TrackingStatus { get; set; }
    public int TrackingTotal { get; set; }
    public int TrackingUpdatedAt { get; set; }
    public int ReferenceId { get; set; }
    public int ReferenceName { get; set; }
    public int ReferenceCode { get; set; }
    public int ReferenceStatus { get; set; }
    public int ReferenceTotal { get; set; }
    public int ReferenceUpdatedAt { get; set; }
    public int ContactId { get; set; }
    public int ContactName { get; set; }
    public int ContactCode { get; set; }
    public int ContactStatus { get; set; }
    public int ContactTotal { get; set; }
    public int ContactUpdatedAt { get; set; }
    public int DeliveryId { get; set; }
    public int DeliveryName { get; set; }
    public int DeliveryCode { get; set; }
    public int DeliveryStatus { get; set; }
    public int DeliveryTotal { get; set; }
    public int DeliveryUpdatedAt { get; set; }
    public int PriorityId { get; set; }
    public int PriorityName { get; set; }
    public int PriorityCode { get; set; }
    public int PriorityStatus { get; set; }
    public int PriorityTotal { get; set; }
    public int PriorityUpdatedAt { get; set; }
    public int CampaignId { get; set; }
    public int CampaignName { get; set; }
    public int CampaignCode { get; set; }
    public int CampaignStatus { get; set; }
    public int CampaignTotal { get; set; }
    public int CampaignUpdatedAt { get; set; }
    public int ChannelId { get; set; }
    public int ChannelName { get; set; }
    public int ChannelCode { get; set; }
    public int ChannelStatus { get; set; }
    public int ChannelTotal { get; set; }
    public int ChannelUpdatedAt { get; set; }
    public int RegionId { get; set; }
    public int RegionName { get; set; }
    public int RegionCode { get; set; }
    public int RegionStatus { get; set; }
    public int RegionTotal { get; set; }
    public int RegionUpdatedAt { get; set; }
    public int CountryId { get; set; }
    public int CountryName { get; set; }
    public int CountryCode { get; set; }
    public int CountryStatus { get; set; }
    public int CountryTotal { get; set; }
    public int CountryUpdatedAt { get; set; }
    public int PostalId { get; set; }
    public int PostalName { get; set; }
    public int PostalCode { get; set; }
    public int PostalStatus { get; set; }
    public int PostalTotal { get; set; }
    public int PostalUpdatedAt { get; set; }
}

/// <summary>Members with non-ASCII letters.</summary>
internal sealed class Letters
{
    public int Bestellnummer { get; set; }
    public int Käufer { get; set; }
    public int Straße { get; set; }
    public int Größe { get; set; }
    public int Menge { get; set; }
    public int Währung { get; set; }
    public int Rückgabe { get; set; }
    public int Lieferungsöffnung { get; set; }
    public int Gebühr { get; set; }
    public int Prüfung { get; set; }
    public int Bestätigung { get; set; }
    public int Übergabe { get; set; }
    public int Ausführung { get; set; }
    public int Verfügbarkeit { get; set; }
    public int Märkte { get; set; }
    public int Städte { get; set; }
    public int Länder { get; set; }
    public int Gerät { get; set; }
    public int Schlüssel { get; set; }
    public int Zähler { get; set; }
    public int Höhe { get; set; }
    public int Länge { get; set; }
    public int Öffnungszeit { get; set; }
    public int Ärztin { get; set; }
    public int Äpfel { get; set; }
    public int Übung { get; set; }
    public int Ökologie { get; set; }
    public int Kürzel { get; set; }
    public int Völker { get; set; }
    public int Früchte { get; set; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Wide))]
[JsonSerializable(typeof(Letters))]
internal sealed partial class NamesContext : JsonSerializerContext;
