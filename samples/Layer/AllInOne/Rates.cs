namespace Postage;

/// <summary>Calculates the price of a parcel.</summary>
public static class Rates
{
    /// <summary>Returns the price in cents.</summary>
    public static int Price(int grams) => grams <= 500 ? 160 : 160 + ((grams - 500 + 99) / 100 * 25);
}
