using Lambda.Runtime;
using Parcels;

public record Quote(decimal Euro);

public static class Functions
{
    [LambdaHandler]
    public static Quote Price(Parcel parcel) => new(Rates.For(parcel));
}
