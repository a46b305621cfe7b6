#!/usr/bin/env bash
# Creates the function. Needs the AWS CLI, zip, LAYER_ARN (what publish-layer-version printed) and ROLE_ARN.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -f function.zip
dotnet build Postage -c Release -o out
zip -q -j function.zip parcels.cs out/Postage.dll
aws lambda create-function --function-name class-library --runtime provided.al2023 --architectures x86_64 \
    --handler 'parcels.Quote' --layers "$LAYER_ARN" --role "$ROLE_ARN" --zip-file fileb://function.zip
