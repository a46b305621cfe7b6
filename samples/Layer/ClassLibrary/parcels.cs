using Postage;

public record Parcel(int Grams);

public record Price(int Cents);

public static class Parcels
{
    public static Price Quote(Parcel parcel) => new(Rates.Price(parcel.Grams));
}
