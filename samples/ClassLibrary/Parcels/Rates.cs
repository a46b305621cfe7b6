namespace Parcels;

public static class Rates
{
    private static readonly (int UpToGrams, decimal Euro)[] Table = [(500, 2.80m), (1_000, 3.90m), (5_000, 6.50m)];

    public static decimal For(Parcel parcel)
    {
        foreach ((int upToGrams, decimal euro) in Table)
        {
            if (parcel.Grams <= upToGrams)
                return parcel.Express ? euro * 2 : euro;
        }

        throw new ArgumentException($"{parcel.Grams} g are more than a parcel may weigh.");
    }
}
