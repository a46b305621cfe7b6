namespace Postage;

/// <summary>What a parcel costs.</summary>
public static class Rates
{
    /// <summary>The price in cents.</summary>
    public static int Price(int grams) => grams <= 500 ? 160 : 160 + ((grams - 500 + 99) / 100 * 25);
}
