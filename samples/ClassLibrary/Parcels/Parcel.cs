namespace Parcels;

public record Parcel(int Grams, bool Express = false);
