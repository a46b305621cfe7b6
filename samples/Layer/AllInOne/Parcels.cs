using Lambda.Runtime;
using Postage;

namespace Shop;

public record Parcel(int Grams);

public record Price(int Cents);

public static class Parcels
{
    [LambdaHandler]
    public static Price Quote(Parcel parcel) => new(Rates.Price(parcel.Grams));
}
